using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>
/// Runs one command on one ticket: its form from what Core says of it, prefilled with the ordinary case; what is
/// wrong stands beside the fields, a refusal is said, and nothing that was typed is lost. Closes with <see cref="Done"/>.
/// </summary>
public sealed partial class CommandDialog(
    TicketQueries tickets, TicketDesk desk, PeopleQueries people, CustomerQueries customers, PurchasedPartsQueries parts, ChecklistDesk checklists, CompanyTime company, TimeProvider time)
{
    private static readonly FormWorld Nothing = new([], [], []);
    private TicketFile? file;
    private CommandDraft? draft;
    private FormWorld world = Nothing;
    private IReadOnlyList<UnmetNeed> missing = [];
    private IReadOnlyDictionary<string, IReadOnlyList<Problem>> problems = new Dictionary<string, IReadOnlyList<Problem>>();
    private Done? done;
    private string? said;
    private bool busy;
    private bool reread;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    /// <summary>The command's name.</summary>
    [Parameter, EditorRequired]
    public string Command { get; set; } = "";

    /// <summary>The version the reader acts on; without it the one the dialog shows.</summary>
    [Parameter]
    public long? Version { get; set; }

    /// <summary>Fields that are known already, as the engineer a card was dropped on; engineers by <c>engineerIds</c>.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Preset { get; set; } = new Dictionary<string, string>();

    private string? Explanation => L[$"Explain_{Command}"] is { ResourceNotFound: false } text ? text.Value : null;

    private bool VoidsAcceptance => file?.AcceptedAt is not null && ServiceProcess.Row(Command).VoidsAcceptance;

    private string LackingPapers => string.Join(L[nameof(TicketsTexts.Between_Items)], file!.Papers.Where(paper => !paper.There).Select(paper => Vocabulary.Of(paper.Kind)));

    private string MessageWith(string token) => Command == nameof(SendSurvey) ? Customers.Survey(file!, token) : Customers.Signing(file!, token);

    private string LinkLabel => Command == nameof(SendSurvey) ? L[nameof(TicketsTexts.Link_Survey)] : L[nameof(TicketsTexts.Link_Accept)];

    protected override async Task OnInitializedAsync()
    {
        if (await ReadAsync() is not { } offer)
            return;
        world = new FormWorld(
            offer.Fields.Any(field => field.OfEngineers) ? await people.EngineersAsync(await ActorAsync(), Gone) : [],
            [.. file!.Visits.Where(visit => visit.Live)],
            file.Customer is { } customer && offer.Fields.Any(field => field.Name == "siteId") ? (await customers.FileAsync(await ActorAsync(), customer.Id, Gone))?.Sites ?? [] : [])
        {
            Tasks = [.. DepartmentTask.Of(file.Records).Where(task => task.Answer is null)],
            Questions = offer.Name == nameof(AnswerQuestion) ? [.. CustomerQuestion.Of(file.Records).Where(question => question.Answer is null)] : [],
            Checklists = offer.Name is nameof(FillChecklist) ? [.. (await checklists.ForTicketAsync(await ActorAsync(), Number, Gone)).Where(list => list.Use != ChecklistUse.Test)] : [],
            Parts = offer.Name == nameof(RecordFittedParts) ? await parts.OfferedAsync(await ActorAsync(), Number, Gone) : [],
            PlanLines = offer.Name == nameof(RecordWork) && file.Plans.FirstOrDefault(plan => plan is { SupersededAt: null, Approved: true }) is { } plan ? PlanProgress.Of(plan, file.Work).Lines : [],
            ToAccept = file.ToAccept,
            Colleagues = offer.Fields.Any(field => field.OfColleagues) ? await people.ColleaguesAsync(await ActorAsync(), Gone) : [],
        };
        var begun = new CommandDraft(offer.Name);
        foreach (var (field, value) in Preset)
        {
            if (field == "engineerIds" && int.TryParse(value, out var engineer))
                begun.Choose(engineer, wanted: true);
            else
                begun[field] = value;
        }
        if (offer.Name == nameof(RecordTest))
            CommandDefaults.Measure(begun, await checklists.ForTicketAsync(await ActorAsync(), Number, Gone));
        CommandDefaults.Fill(begun, file, time.GetUtcNow().UtcDateTime, company);
        // The first is the one that the ticket lacks.
        if (world.Checklists is [var first, ..])
            begun["checklistId"] ??= first.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (world.Questions is [var asked])
            begun["questionNo"] = asked.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        draft = begun;
    }

    /// <summary>Reads the ticket as it is now; null when the command cannot be run on it.</summary>
    private async Task<CommandOffer?> ReadAsync()
    {
        var found = await tickets.FileAsync(await ActorAsync(), Number, Gone);
        if (!found.Done)
        {
            said = Words.Say(found.Refusal);
            return null;
        }
        file = found.Value;
        var offer = file.Commands.FirstOrDefault(offer => offer.Name == Command);
        if (offer is not { Allowed: true })
        {
            said = Words.Say(new WrongStage(file.Stage, ServiceProcess.Row(Command).From.Contains(file.Stage) ? [] : ServiceProcess.Row(Command).From));
            return null;
        }
        missing = offer.Missing;
        return offer;
    }

    private async Task SendAsync()
    {
        if (busy || draft is null || file is null || missing.Count > 0)
            return;
        busy = true;
        (said, problems) = (null, new Dictionary<string, IReadOnlyList<Problem>>());
        var outcome = await desk.RunAsync(await ActorAsync(), Number, (reread ? null : Version) ?? file.Version, draft.ToCommand(company));
        busy = false;
        if (!outcome.Done)
            await SayAsync(outcome.Refusal);
        else if (outcome.Value.Token is not null)
            done = outcome.Value;
        else
            Dialog.Close(outcome.Value);
    }

    private async Task SayAsync(Refusal refusal)
    {
        said = Words.Say(refusal);
        if (refusal is Invalid invalid)
            problems = invalid.Errors;
        if (refusal is ReasonWanted)
            problems = Invalid.Field("overrideReason", "reason-wanted").Errors;
        if (refusal is not StaleRefusal)
            return;
        // What was typed stays; the next attempt stands on the ticket as it is now.
        reread = true;
        var why = said;
        await ReadAsync();
        said = why;
    }

    private async Task SendOnCtrlEnterAsync(KeyboardEventArgs key)
    {
        if (key is { CtrlKey: true, Key: "Enter" })
            await SendAsync();
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
