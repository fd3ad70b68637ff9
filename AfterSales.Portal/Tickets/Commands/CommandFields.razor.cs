using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>What a form offers to choose from.</summary>
public sealed record FormWorld(IReadOnlyList<EngineerLine> Engineers, IReadOnlyList<VisitFacts> Visits, IReadOnlyList<KnownSite> Sites)
{
    /// <summary>The lines that the customer answers to.</summary>
    public IReadOnlyList<AcceptanceLine> ToAccept { get; init; } = [];
}

/// <summary>The fields of one command, with what is wrong with each beside it.</summary>
public sealed partial class CommandFields(CompanyTime company, ReadersTime times)
{
    // Told by devices, by what was chosen before, or by a pad for signing: nobody types them here, unless they are required.
    private static readonly string[] NotTyped = ["at", "lat", "lon", "accuracyM", "site.lat", "site.lon", "signature", "photo", "read", "customerId", "overrideReason"];

    [Parameter, EditorRequired]
    public CommandDraft Draft { get; set; } = null!;

    [Parameter, EditorRequired]
    public FormWorld World { get; set; } = null!;

    [Parameter]
    public IReadOnlyDictionary<string, IReadOnlyList<Problem>> Problems { get; set; } = new Dictionary<string, IReadOnlyList<Problem>>();

    // The site is wanted of most service types; its own name is where a new one begins.
    private string? Wanted => Draft[SiteField] is null ? "site.name" : SiteField;

    private const string SiteField = "siteId";

    private int Rows => Draft.Fields.Count(spec => spec.Type == "longText") > 1 ? 2 : 3;

    private IEnumerable<FieldSpec> Shown => Draft.Fields.Where(spec => (spec.Required || !NotTyped.Contains(spec.Name)) && IsShown(spec.Name));

    private bool IsShown(string field) => field switch
    {
        "visitId" => World.Visits.Count > 1,
        "leadId" => Draft.Engineers.Count > 1,
        SiteField => World.Sites.Count > 0,
        "customerName" => Draft["customerId"] is null,
        _ => !field.StartsWith("site.", StringComparison.Ordinal) || Draft[SiteField] is null,
    };

    private IReadOnlyList<Problem> Of(string field) => Problems.GetValueOrDefault(field) ?? (field == "site.name" ? Problems.GetValueOrDefault(SiteField) : null) ?? [];

    private List<FieldOption>? OptionsOf(FieldSpec field) => field switch
    {
        { Name: "visitId" } => [.. World.Visits.Select(visit => new FieldOption(Id(visit.Id), VisitWords(visit)))],
        { Name: SiteField } => [.. World.Sites.Select(site => new FieldOption(Id(site.Id), string.Join(" ", new[] { site.Name, site.City, site.Address }.OfType<string>())))],
        { Name: "leadId" } => EngineerOptions(World.Engineers.Where(engineer => Draft.Engineers.Contains(engineer.Id))),
        { Type: "choice", Values: null } => EngineerOptions(World.Engineers),
        { Values: { } values } => [.. values.Select(value => new FieldOption(value, WordOf(field.Name, value)))],
        _ => null,
    };

    private string? BlankOf(string field) => field == SiteField ? L[nameof(TicketsTexts.Form_NewSite)].Value : null;

    // The browser may show its own clock; the words beside it keep to 24 hours and name the weekday.
    private string? HintOf(FieldSpec field) =>
        field.Type == "dateTime" && DateTime.TryParse(Draft[field.Name], CultureInfo.InvariantCulture, out var local) ? times.Full(company.ToUtc(local)) : null;

    private string VisitWords(VisitFacts visit) =>
        L[nameof(TicketsTexts.Form_VisitOf), visit.Engineer.Name, times.DayAndTime(visit.Start), Vocabulary.Of(visit.State)];

    private static List<FieldOption> EngineerOptions(IEnumerable<EngineerLine> engineers) =>
        [.. engineers.Select(engineer => new FieldOption(Id(engineer.Id), engineer.Name))];

    private string WordOf(string field, string value) => field switch
    {
        "priority" => Vocabulary.Of(Enum.Parse<Priority>(value)),
        "serviceType" => Vocabulary.Of(Enum.Parse<ServiceType>(value)),
        "impact" => Vocabulary.Of(Enum.Parse<Impact>(value)),
        "channel" => Vocabulary.Of(Enum.Parse<Channel>(value)),
        "place" => Vocabulary.Of(Enum.Parse<Place>(value)),
        "outcome" => Vocabulary.Of(Enum.Parse<LeaveOutcome>(value)),
        "reason" => Vocabulary.Of(Enum.Parse<HoldReason>(value)),
        "coverage" => Vocabulary.Of(Enum.Parse<Coverage>(value)),
        "clock" => Vocabulary.Of(Enum.Parse<ClockName>(value)),
        _ => value,
    };

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);
}
