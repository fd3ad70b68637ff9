using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Forms;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Visits.Jobs;

/// <summary>One job, worked through with one thumb: whatever is due is the one button at the bottom.</summary>
public sealed partial class MyJobPage(MyDayQueries queries, TicketDesk desk, PurchasedPartsQueries purchased, ChecklistDesk lists, NavigationManager navigation, ReadersTime time)
{
    private MyJob? job;
    private CommandOffer? doing;
    private IReadOnlyList<PartInStock> parts = [];
    private IReadOnlyList<ChecklistFacts> checklists = [];
    private PostedForm form = null!;
    private Refusal? refusal;

    [Parameter]
    public required string Number { get; set; }

    /// <summary>Another command than the next one, chosen from the menu.</summary>
    [SupplyParameterFromQuery(Name = "do")]
    private string? Do { get; set; }

    /// <summary>The checklist that shall be filled in.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    private int? List { get; set; }

    /// <summary>Why the file that was just sent was not taken, by its code.</summary>
    [SupplyParameterFromQuery]
    private string? Refused { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private int? ChecklistId => form.Number("checklistId") ?? List;
    private NavigationManager Navigation => navigation;
    private bool Attaches => doing?.Name == nameof(Attach);
    private Actor Actor => Http.User.Actor(Origin.Page);
    private bool Chosen => doing is not null && doing.Name != job?.Next?.Name;
    private bool HasFields => doing is not null && (doing.Name == nameof(SignAcceptance) || JobFields.Shown(doing).Any());
    private IReadOnlyList<CommandOffer> Recordable => [.. job!.Others.Where(offer => ServiceProcess.IsRecord(offer.Name))];
    private string? AcceptUrl => job?.AcceptToken is { } token ? $"{navigation.BaseUri}t/{token}" : null;

    /// <summary>What stands in the way of what is in hand, or has just stopped it.</summary>
    private IReadOnlyList<UnmetNeed> Missing => refusal is GatesUnmet unmet ? unmet.Missing : doing?.Missing ?? [];

    /// <summary>What must be filled in, by field, with its words; nothing while something else stands in the way.</summary>
    private Dictionary<string, string> Required => doing is not { Missing.Count: 0 } ? []
        : JobFields.Shown(doing).Where(spec => spec.Required).ToDictionary(spec => spec.Name, spec => Words.Field(spec.Name));

    /// <summary>What the button still needs, or what is planned.</summary>
    private string? Hint
    {
        get
        {
            var missing = Words.Needs(doing!.Missing).ToList();
            if (missing.Count > 0)
                return L[nameof(VisitsTexts.Job_StillNeeds), Listed(missing)];
            var open = Required.Where(spec => !IsGiven(spec.Key)).Select(spec => spec.Value).ToList();
            if (open.Count > 0)
                return L[nameof(VisitsTexts.Job_FillIn), Listed(open)];
            return doing.Name is nameof(Depart) or nameof(Arrive) ? L[nameof(VisitsTexts.Job_Planned), time.Near(job!.Visit.Start), time.Time(job.Visit.End)].Value : null;
        }
    }

    private bool IsGiven(string field) => form.Posted ? form.Holds(field) : JobFields.Known(job!, field, time) is not null;

    protected override async Task OnInitializedAsync()
    {
        form = await PostedForm.OfAsync(Http);
        await LoadAsync();
        if (job is null && !form.Posted)
            navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        job = await queries.JobAsync(Actor, Number, Http.RequestAborted);
        // What was being done stays in the hand, with everything typed, also when it was refused.
        var wanted = form["command"] ?? Do;
        doing = wanted is null ? job?.Next
            : job?.Next?.Name == wanted ? job.Next
            : job?.Others.FirstOrDefault(offer => offer.Name == wanted) ?? job?.Next;
        checklists = doing?.Name is nameof(FillChecklist) or nameof(RecordTest) ? await lists.ForTicketAsync(Actor, Number, Http.RequestAborted) : [];
        parts = doing?.Name == nameof(RecordFittedParts) ? await purchased.OfferedAsync(Actor, Number, Http.RequestAborted) : [];
    }

    private async Task RunAsync()
    {
        var name = form["command"];
        if (JobCommand.Read(name, form, time) is not { } command)
        {
            refusal = new UnknownCommand(name ?? "");
            return;
        }
        var version = form.LongNumber("version") ?? 0;
        var outcome = await desk.RunAsync(Actor, Number, version, command, Http.RequestAborted);
        if (!outcome.Done)
            await LoadAsync();
        if (outcome.Done || WasDoneBefore(command, version))
            navigation.NavigateTo($"/my/{Number}");
        else if (outcome.Refusal is Invalid invalid)
            Refuse(invalid);
        else
            refusal = outcome.Refusal;
    }

    private void Refuse(Invalid invalid)
    {
        refusal = invalid;
        form.Refuse(invalid);
    }

    /// <summary>The same form came a second time: what it asked for is what happened last, by the same hand.</summary>
    private bool WasDoneBefore(TicketCommand command, long version) =>
        job is { Last: { } last } && last.ById == Actor.EmployeeId && last.Command == command.Name && job.Version == version + 1;

    private string Listed(IEnumerable<string> items) => string.Join(L[nameof(VisitsTexts.Job_Separator)], items);
}
