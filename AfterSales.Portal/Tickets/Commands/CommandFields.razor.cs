using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Sending;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>What a form offers to choose from.</summary>
public sealed record FormWorld(IReadOnlyList<EngineerLine> Engineers, IReadOnlyList<VisitFacts> Visits, IReadOnlyList<KnownSite> Sites)
{
    /// <summary>Purchased parts with what is left of them.</summary>
    public IReadOnlyList<PartInStock> Parts { get; init; } = [];

    /// <summary>The works of the approved plan, with what was worked on them.</summary>
    public IReadOnlyList<PlanLineProgress> PlanLines { get; init; } = [];

    /// <summary>The customer's questions that wait for their answer.</summary>
    public IReadOnlyList<CustomerQuestion> Questions { get; init; } = [];

    /// <summary>What other departments still owe.</summary>
    public IReadOnlyList<DepartmentTask> Tasks { get; init; } = [];

    /// <summary>Those to fill in, and what tests measure.</summary>
    public IReadOnlyList<ChecklistFacts> Checklists { get; init; } = [];

    /// <summary>The lines that the customer answers to.</summary>
    public IReadOnlyList<AcceptanceLine> ToAccept { get; init; } = [];
    /// <summary>Who can look after a ticket.</summary>
    public IReadOnlyList<ColleagueLine> Colleagues { get; init; } = [];
}

/// <summary>The fields of one command, with what is wrong with each beside it.</summary>
public sealed partial class CommandFields(CompanyTime company, ReadersTime times, SendingQueries sending, IEnumerable<IEngineersAtHand> known)
{
    private const string Reason = "overrideReason";
    private readonly WhoCanGo who = new(known, sending, company);

    // Told by devices, by what was chosen before, or by a pad for signing: nobody types them here, unless they are required.
    private static readonly string[] NotTyped = ["at", "lat", "lon", "accuracyM", "site.lat", "site.lon", "signature", "fileName", "read", "intoVersion", "customerId"];

    [Parameter, EditorRequired]
    public CommandDraft Draft { get; set; } = null!;

    [Parameter, EditorRequired]
    public FormWorld World { get; set; } = null!;

    [Parameter]
    public IReadOnlyDictionary<string, IReadOnlyList<Problem>> Problems { get; set; } = new Dictionary<string, IReadOnlyList<Problem>>();

    [CascadingParameter(Name = "Ticket")]
    private string? Number { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    // The site is wanted of most service types; its own name is where a new one begins.
    private string? Wanted => Draft[SiteField] is null ? "site.name" : SiteField;

    private const string SiteField = "siteId";

    private int Rows => Draft.Fields.Count(spec => spec.Type == "longText") > 1 ? 2 : 3;

    protected override Task OnParametersSetAsync() => AskWhoMayGoAsync();

    private async Task AskWhoMayGoAsync()
    {
        if (Number is not null && Authentication is not null)
            await who.AskAsync((await Authentication).User.Actor(Origin.Page), Number, Draft, World, CancellationToken.None);
    }

    private async Task SetAsync(string field, string? value)
    {
        Draft[field] = value;
        await AskWhoMayGoAsync();
    }

    private IEnumerable<FieldSpec> Shown => Draft.Fields.Where(spec => (spec.Required || !NotTyped.Contains(spec.Name)) && IsShown(spec.Name));

    private bool IsShown(string field) => field switch
    {
        "visitId" => World.Visits.Count > 1,
        "planLine" => World.PlanLines.Count > 1,
        "taskNo" => World.Tasks.Count > 1,
        "questionNo" => World.Questions.Count > 0,
        "leadId" => Draft.Engineers.Count > 1,
        // Asked for where something has to be explained, and by whoever refused it without.
        Reason => Explained.Any() || Problems.ContainsKey(Reason),
        SiteField => World.Sites.Count > 0,
        "customerName" => Draft["customerId"] is null,
        _ => !field.StartsWith("site.", StringComparison.Ordinal) || Draft[SiteField] is null,
    };

    private IEnumerable<EngineerAtHand> Explained =>
        who.Explained(int.TryParse(Draft["engineerId"], CultureInfo.InvariantCulture, out var one) ? [one] : Draft.Engineers);

    private IReadOnlyList<Problem> Of(string field) => Problems.GetValueOrDefault(field) ?? (field == "site.name" ? Problems.GetValueOrDefault(SiteField) : null) ?? [];

    private List<FieldOption>? OptionsOf(FieldSpec field) => field switch
    {
        { Name: "taskNo" } => [.. World.Tasks.Select(task => new FieldOption(Id(task.No), L[nameof(TicketsTexts.Form_Task), task.No, Vocabulary.Of(task.Department), task.Task]))],
        { Name: "planLine" } => [.. World.PlanLines.Select(line => new FieldOption(Id(line.No), L[nameof(TicketsTexts.Form_PlanLine), line.No, line.Text, line.Worked / 60m, line.Planned / 60m]))],
        { Name: "questionNo" } => [.. World.Questions.Select(question => new FieldOption(Id(question.Number), $"{question.Number}. {question.Text}"))],
        { Name: "checklistId" } => [.. World.Checklists.Select(list => new FieldOption(Id(list.Id), list.Name))],
        { Name: "visitId" } => [.. World.Visits.Select(visit => new FieldOption(Id(visit.Id), VisitWords(visit)))],
        { Name: SiteField } => [.. World.Sites.Select(site => new FieldOption(Id(site.Id), string.Join(" ", new[] { site.Name, site.City, site.Address }.OfType<string>())))],
        { Name: "leadId" } => EngineerOptions(World.Engineers.Where(engineer => Draft.Engineers.Contains(engineer.Id))),
        { OfColleagues: true } => [.. World.Colleagues.Select(colleague => new FieldOption(Id(colleague.Id), $"{colleague.Name} · {RolesOf(colleague)}"))],
        { Type: "choice", Values: null } => EngineerOptions(World.Engineers),
        { Values: { } values } => [.. values.Select(value => new FieldOption(value, WordOf(field.Name, value)))],
        _ => null,
    };

    private string? BlankOf(string field) => field switch
    {
        SiteField => L[nameof(TicketsTexts.Form_NewSite)].Value,
        "planLine" => L[nameof(TicketsTexts.Form_BesidesPlan)].Value,
        _ => null,
    };

    private void Take(string field, (string Url, string Name) file)
    {
        Draft[field] = file.Url;
        if (Draft.Fields.Any(spec => spec.Name == "fileName"))
            Draft["fileName"] = file.Name;
    }

    // The browser may show its own clock; the words beside it keep to 24 hours and name the weekday.
    private string? HintOf(FieldSpec field) => field.Name == Reason ? string.Join(L[nameof(TicketsTexts.Between_Items)], Asking)
        : field.Type == "dateTime" && DateTime.TryParse(Draft[field.Name], CultureInfo.InvariantCulture, out var local) ? times.Full(company.ToUtc(local)) : null;

    private IEnumerable<string> Asking => Explained.SelectMany(one => one.Lines).Where(line => line.Tone == SaidTone.Warn).Select(line => line.InOne).Distinct();

    private string VisitWords(VisitFacts visit) =>
        L[nameof(TicketsTexts.Form_VisitOf), visit.Engineer.Name, times.DayAndTime(visit.Start), Vocabulary.Of(visit.State)];

    private static List<FieldOption> EngineerOptions(IEnumerable<EngineerLine> engineers) => [.. engineers.Select(engineer => new FieldOption(Id(engineer.Id), engineer.Name))];

    private string RolesOf(ColleagueLine colleague) =>
        string.Join(L[nameof(TicketsTexts.Between_Items)], Enum.GetValues<Roles>().Where(role => role != Roles.None && colleague.Roles.HasFlag(role)).Select(role => Vocabulary.Of(role)));

    private string WordOf(string field, string value) => field switch
    {
        "priority" => Vocabulary.Of(Enum.Parse<Priority>(value)),
        "serviceType" => Vocabulary.Of(Enum.Parse<ServiceType>(value)),
        "impact" => Vocabulary.Of(Enum.Parse<Impact>(value)),
        "channel" => Vocabulary.Of(Enum.Parse<Channel>(value)),
        "place" => Vocabulary.Of(Enum.Parse<Place>(value)),
        "outcome" => Vocabulary.Of(Enum.Parse<LeaveOutcome>(value)),
        "reason" => Vocabulary.Of(Enum.Parse<HoldReason>(value)),
        "department" => Vocabulary.Of(Enum.Parse<OtherDepartment>(value)),
        "coverage" => Vocabulary.Of(Enum.Parse<Coverage>(value)),
        "clock" => Vocabulary.Of(Enum.Parse<ClockName>(value)),
        _ => value,
    };

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);
}
