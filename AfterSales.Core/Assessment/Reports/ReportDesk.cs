using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Reports;

/// <summary>On which day of the month the report on the one before is made.</summary>
public sealed class ReportRhythm
{
    public const string Section = "Reports";

    /// <summary>1 to 28, the company's.</summary>
    public int Day { get; set; } = 1;
}

/// <summary>What the department proposes.</summary>
/// <param name="Reason">What speaks for it.</param>
public sealed record ProposalEntry([property: Required] string? Text, string? Reason = null);

/// <summary>What the leaders answered, as somebody writes it down.</summary>
/// <param name="Leader">Who of them decided.</param>
/// <param name="OwnerId">Where it is accepted: who carries out the improvement action that it becomes.</param>
/// <param name="DueOn">Until when; the company's day.</param>
public sealed record DecisionEntry([property: Required] LeadersDecision? Decision, [property: Required] string? Leader, string? Words = null, int? OwnerId = null, DateOnly? DueOn = null);

/// <summary>
/// The monthly report from its making to the leaders' answer: made by the portal on its day or by a supervisor, written, reviewed by one,
/// signed off by another, answered proposal by proposal.
/// </summary>
public sealed class ReportDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, ReportMaker maker, ActionDesk actions, ReportRhythm rhythm,
    CompanyTime company, TimeProvider time)
{
    internal const int LongestWords = 4000;
    internal const int LongestText = 500;
    internal const int LongestName = 60;
    /// <summary>A portal that was off for longer makes no more reports than that.</summary>
    public const int MostAtOnce = 12;
    /// <summary>The name under which the portal makes a report on its day.</summary>
    public const string ByItself = "AfterSales";

    private static readonly Actor Portal = new(null, ByItself, Roles.None, Origin.System);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Makes the reports that are due and not there: on every month since the last one that was made, or since the first with tickets, up
    /// to the month before from its day on; of a longer absence on the last <see cref="MostAtOnce"/>. Answers how many it made.
    /// </summary>
    public async Task<int> MakeDueAsync(CancellationToken cancel = default)
    {
        var today = company.DayOf(Now);
        var last = Steps.MonthOf(today).AddMonths(today.Day < rhythm.Day ? -2 : -1);
        var made = 0;
        // The oldest first: who is stopped on the way goes on from there.
        for (var month = await FirstMissingAsync(last, cancel); month <= last; month = month?.AddMonths(1))
            made += (await MakeForAsync(Portal, month.Value, cancel)).Done ? 1 : 0;
        return made;
    }

    /// <summary>Makes the report on a month that is over; where there is one, it is left as it is. Answers its id.</summary>
    /// <param name="month">Any day of it.</param>
    public Task<Outcome<int>> MakeAsync(Actor actor, DateOnly? month, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return Task.FromResult<Outcome<int>>(new Forbidden());
        if (month is not { } wanted)
            return Task.FromResult<Outcome<int>>(Invalid.Field("month", "required"));
        return Steps.MonthOf(wanted) >= Steps.MonthOf(company.DayOf(Now))
            ? Task.FromResult<Outcome<int>>(Invalid.Field("month", "not-over"))
            : MakeForAsync(actor, Steps.MonthOf(wanted), cancel);
    }

    /// <summary>Finds everything out anew, as long as it is a draft; words and proposals stay.</summary>
    public async Task<Outcome<int>> MakeAgainAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        DateOnly month;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (await db.MonthlyReports.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } found)
                return new NotFound();
            month = found.Month;
        }
        var content = (await maker.OfAsync(month, cancel)).Written();
        return await OnDraftAsync(actor, id, report => report.MakeAgain(content, actor, Now), cancel);
    }

    /// <summary>What the head of the department says of the month.</summary>
    /// <param name="seen">The version whose words the actor saw; null: whatever they are.</param>
    public Task<Outcome<int>> WriteAsync(Actor actor, int id, long? seen, string? words, CancellationToken cancel = default)
    {
        var problems = new EntryProblems();
        problems.Words("words", words, LongestWords);
        return problems.Result is { } invalid && actor.IsSupervisor ? Task.FromResult<Outcome<int>>(invalid) : OnReportAsync(actor, id, ReportState.Draft, (_, report) =>
        {
            if (seen is not null && seen != report.Version)
                return Task.FromResult<Refusal?>(new EntryChanged());
            report.Write(words);
            return Task.FromResult<Refusal?>(null);
        }, cancel);
    }

    /// <summary>Proposes something to the leaders.</summary>
    public Task<Outcome<int>> ProposeAsync(Actor actor, int id, ProposalEntry entry, CancellationToken cancel = default)
    {
        var problems = new EntryProblems();
        problems.Words("text", entry.Text, LongestText, required: true);
        problems.Words("reason", entry.Reason, LongestText);
        return problems.Result is { } invalid && actor.IsSupervisor ? Task.FromResult<Outcome<int>>(invalid)
            : OnDraftAsync(actor, id, report => report.Proposals.Add(new ReportProposal(entry.Text!.Trim(), EntryProblems.Trimmed(entry.Reason), actor, Now)), cancel);
    }

    /// <summary>It is not proposed after all.</summary>
    public Task<Outcome<int>> WithdrawAsync(Actor actor, int id, int proposalId, CancellationToken cancel = default) =>
        OnDraftAsync(actor, id, report => report.Proposals.RemoveAll(proposal => proposal.Id == proposalId), cancel);

    /// <summary>Words and figures are right.</summary>
    public Task<Outcome<int>> ReviewAsync(Actor actor, int id, CancellationToken cancel = default) => OnDraftAsync(actor, id, report => report.Review(actor, Now), cancel);

    /// <summary>They are not: back to who writes it.</summary>
    public Task<Outcome<int>> ReturnAsync(Actor actor, int id, CancellationToken cancel = default) => OnReportAsync(actor, id, ReportState.Reviewed, (_, report) =>
    {
        report.Return();
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    /// <summary>It goes to the leaders: another than who reviewed it signs, as long as there is another.</summary>
    public Task<Outcome<int>> SignOffAsync(Actor actor, int id, CancellationToken cancel = default) => OnReportAsync(actor, id, ReportState.Reviewed, async (db, report) =>
    {
        if (report.ReviewedById == actor.EmployeeId && await OthersAsync(db, actor, cancel))
            return new OwnWork();
        report.SignOff(actor, Now);
        return null;
    }, cancel);

    /// <summary>The leaders' answer to a proposal: an accepted one becomes an improvement action, what was put off may be answered again.</summary>
    public Task<Outcome<int>> AnswerAsync(Actor actor, int id, int proposalId, DecisionEntry entry, CancellationToken cancel = default) => OnReportAsync(actor, id, ReportState.SignedOff, async (_, report) =>
    {
        if (report.Proposals.Find(one => one.Id == proposalId) is not { } proposal)
            return new NotFound();
        var problems = new EntryProblems();
        problems.Require(entry.Decision is { } decision && Enum.IsDefined(decision), "decision");
        problems.Words("leader", entry.Leader, LongestName, required: true);
        problems.Words("words", entry.Words, LongestText);
        if (problems.Result is { } invalid)
            return invalid;
        if (proposal.Decision is LeadersDecision.Accepted or LeadersDecision.Declined)
            return new ProposalDecided();
        proposal.Answer(entry.Decision!.Value, entry.Leader!, entry.Words, actor, Now);
        if (entry.Decision != LeadersDecision.Accepted)
            return null;
        var origin = new ActionOrigin(ActionSource.MonthlyReport, report.Id, report.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var action = await actions.OpenAsync(actor, origin, new ActionEntry(ActionKind.Improvement, proposal.Text, proposal.Reason ?? proposal.Text, entry.OwnerId, entry.DueOn), cancel);
        if (action.Done)
            proposal.ActionId = action.Value;
        return action.Refusal;
    }, cancel);

    internal static Task<bool> OthersAsync(AfterSalesDbContext db, Actor actor, CancellationToken cancel)
    {
        var me = actor.EmployeeId;
        return db.Set<People.Employee>().AnyAsync(one => one.Active && (one.Roles & Roles.Supervisor) != Roles.None && one.Id != me, cancel);
    }

    // Null: nothing is missing. Of a month before the portal knew of anything there is nothing to report.
    private async Task<DateOnly?> FirstMissingAsync(DateOnly last, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (reports, tickets, earliest) = (db.MonthlyReports, db.Tickets, last.AddMonths(1 - MostAtOnce));
        var first = await reports.MaxAsync(report => (DateOnly?)report.Month, cancel) is { } reported ? reported.AddMonths(1)
            : await tickets.MinAsync(ticket => (DateTime?)ticket.CreatedAt, cancel) is { } begun ? Steps.MonthOf(company.DayOf(begun)) : (DateOnly?)null;
        return first < earliest ? earliest : first;
    }

    // Read before the gate is entered: a year of figures is not counted while everybody else waits to write.
    private async Task<Outcome<int>> MakeForAsync(Actor actor, DateOnly month, CancellationToken cancel)
    {
        var content = (await maker.OfAsync(month, cancel)).Written();
        return await gate.InTransactionAsync<int>(async db =>
        {
            if (await db.MonthlyReports.FirstOrDefaultAsync(report => report.Month == month, cancel) is { } there)
                return there.Id;
            var made = new MonthlyReport(month, content, actor, Now);
            db.MonthlyReports.Add(made);
            await db.SaveChangesAsync(cancel);
            return made.Id;
        }, cancel);
    }

    private Task<Outcome<int>> OnDraftAsync(Actor actor, int id, Action<MonthlyReport> change, CancellationToken cancel) => OnReportAsync(actor, id, ReportState.Draft, (_, report) =>
    {
        change(report);
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    private Task<Outcome<int>> OnReportAsync(Actor actor, int id, ReportState at, Func<AfterSalesDbContext, MonthlyReport, Task<Refusal?>> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (await db.MonthlyReports.Include(one => one.Proposals).FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } report)
                return new NotFound();
            if (report.State != at)
                return new WrongReportState(report.State);
            if (await change(db, report) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);
}
