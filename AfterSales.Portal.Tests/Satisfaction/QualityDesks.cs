using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Tickets.Acceptances;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>A department under a rulebook with the desks for complaints, checks and measures.</summary>
internal sealed class QualityDesks : IAsyncDisposable
{
    private QualityDesks(RuledDepartment department)
    {
        Department = department;
        var (gate, contexts, clock) = (department.Database.Gate, department.Database.Contexts, department.Clock);
        var reply = new ReplyTime(department.Shelf);
        Complaints = new ComplaintDesk(gate, reply, clock);
        Actions = new ActionDesk(gate, TestDatabase.Company, clock);
        ActionsSeen = new ActionQueries(contexts, TestDatabase.Company, clock);
        ComplaintsSeen = new ComplaintQueries(contexts, ActionsSeen, clock);
        Checks = new SpotCheckDesk(gate, TestDatabase.Company, clock);
        ChecksSeen = new SpotCheckQueries(contexts, ActionsSeen, TestDatabase.Company, clock);
    }

    public RuledDepartment Department { get; }
    public SetClock Clock => Department.Clock;
    public ComplaintDesk Complaints { get; }
    public ComplaintQueries ComplaintsSeen { get; }
    public SpotCheckDesk Checks { get; }
    public SpotCheckQueries ChecksSeen { get; }
    public ActionDesk Actions { get; }
    public ActionQueries ActionsSeen { get; }

    public static async Task<QualityDesks> UnderAsync(string preset = "R1") => new(await RuledDepartment.UnderAsync(preset));

    /// <summary>A repair that the customer has accepted, done by engineer 3.</summary>
    public async Task<string> FinishedAsync()
    {
        var number = await LineByLineTests.AcceptingAsync(Department);
        await Department.DoAsync(number, (World.Department.Engineer, new SignAcceptance { SignerName = "王工" }), (World.Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }));
        return number;
    }

    /// <summary>The customer was asked by telephone.</summary>
    public Task RatedAsync(string number, int response, int quality, int attitude, string? comment = null) =>
        Department.DoAsync(number, (World.Department.Staff, new RecordSurvey { Response = response, Quality = quality, Attitude = attitude, Comment = comment }));

    public async Task<int> ComplainedAsync(string? ticket = null) =>
        Must(await Complaints.OpenAsync(World.Department.Staff, new ComplaintEntry(ComplaintKind.Quality, ComplaintChannel.Phone, "修完又漏油", ticket, Person: ticket is null ? "王工" : null)));

    public async Task<ComplaintFile> FileAsync(int id) => (await ComplaintsSeen.FindAsync(World.Department.Supervisor, id))!;

    public static T Must<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value!;
    }

    public ValueTask DisposeAsync() => Department.DisposeAsync();
}
