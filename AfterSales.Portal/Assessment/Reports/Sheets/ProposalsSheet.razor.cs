using System.Globalization;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Reports.Sheets;

/// <summary>The proposals of a report, written while it is a draft and answered once it is signed off.</summary>
public sealed partial class ProposalsSheet(ReportDesk desk, PeopleQueries people, ReadersTime times, IStringLocalizer<ReportsTexts> L)
{
    private IReadOnlyList<EntryField> fields = [];
    private int? answering;
    private bool proposing;

    [Parameter, EditorRequired]
    public ReportFile File { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private void Propose() => (proposing, fields) = (true,
    [
        new EntryField("text", L[nameof(ReportsTexts.Proposal)], "longText", Required: true),
        new EntryField("reason", L[nameof(ReportsTexts.Proposal_Reason)], "longText"),
    ]);

    private async Task AnswerAsync(int id)
    {
        var colleagues = await people.ColleaguesAsync((await Authentication).User.Actor(Origin.Page), Gone);
        answering = id;
        fields =
        [
            new EntryField("decision", L[nameof(ReportsTexts.Decision)], Required: true) { Choices = [.. Enum.GetValues<LeadersDecision>().Select(one => new EntryChoice(one.ToString(), L.Of(one)))] },
            new EntryField("leader", L[nameof(ReportsTexts.Leader)], Required: true),
            new EntryField("ownerId", L[nameof(ReportsTexts.Decision_Owner)]) { Choices = [.. colleagues.Select(one => new EntryChoice(one.Id.ToString(CultureInfo.InvariantCulture), one.Name))] },
            new EntryField("dueOn", L[nameof(ReportsTexts.Decision_DueOn)], "date"),
            new EntryField("words", L[nameof(ReportsTexts.Decision_Words)], "longText"),
        ];
    }

    private void Close() => (answering, proposing) = (null, false);

    private Task<Refusal?> ProposeAsync() => DoAsync(actor => desk.ProposeAsync(actor, File.Id, new ProposalEntry(fields[0].Value, fields[1].Value), Gone));

    private Task<Refusal?> SaveAnswerAsync() =>
        DoAsync(actor => desk.AnswerAsync(actor, File.Id, answering!.Value, new DecisionEntry(fields[0].ChoiceOf<LeadersDecision>(), fields[1].Value, fields[4].Value, fields[2].Whole, fields[3].Day), Gone));

    private Task<Refusal?> WithdrawAsync(int id) => DoAsync(actor => desk.WithdrawAsync(actor, File.Id, id, Gone));

    private async Task<Refusal?> DoAsync(Func<Actor, Task<Outcome<int>>> act)
    {
        var outcome = await act((await Authentication).User.Actor(Origin.Page));
        if (outcome.Done)
            Close();
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await OnChanged.InvokeAsync();
        return outcome.Refusal;
    }
}
