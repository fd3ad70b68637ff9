using System.Reflection;
using System.Text.Json;
using AfterSales.Core.Customers;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>The demo company's names and words, as its data files hold them. Coordinates in degrees, WGS-84.</summary>
/// <param name="Parts">Number, name and supplier of each, between bars.</param>
internal sealed record DemoData(
    DemoPeopleData People, IReadOnlyList<CityData> Cities, IReadOnlyList<CustomerData> Customers, IReadOnlyList<ModelData> Models,
    IReadOnlyDictionary<string, FaultData[]> Faults, WordsData Words, IReadOnlyList<string> Parts, IReadOnlyList<ChecklistData> Checklists)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static DemoData Load() => new(
        Read<DemoPeopleData>("people"), Read<CityData[]>("cities"), Read<CustomerData[]>("customers"), Read<ModelData[]>("models"),
        Read<Dictionary<string, FaultData[]>>("faults-mining").Concat(Read<Dictionary<string, FaultData[]>>("faults-plant")).ToDictionary(),
        Read<WordsData>("words"), Read<string[]>("parts"), Read<ChecklistData[]>("checklists"));

    private static T Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Demo.{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}

internal sealed record DemoPeopleData(PersonData[] Supervisors, PersonData[] Staff, EngineerData[] Engineers);

internal sealed record PersonData(string Name, string Phone);

/// <param name="Lines">The kinds of machine that this engineer is sent to.</param>
internal sealed record EngineerData(string Name, string Phone, string City, string[] Lines, List<string> Skills, bool OnDuty, bool Shares);

internal sealed record CityData(string Name, string Province, double Lat, double Lon);

/// <param name="Sites">Name, city and address of each, between bars.</param>
internal sealed record CustomerData(string Name, CustomerKind Kind, string[] Lines, bool Vip, string? Dealer, string[] Sites);

/// <param name="Share">How many of them the company has sold.</param>
/// <param name="Configuration">Name and value of each, between bars.</param>
internal sealed record ModelData(string Line, string Code, string Name, string ProductLine, int Share, int WarrantyMonths, string[] Configuration);

/// <param name="Part">The part that is replaced, or null where none is.</param>
/// <param name="Reading">Name, value and unit of what a good test shows, between bars.</param>
internal sealed record FaultData(
    string Fault, string Cause, string Solution, string Action, string Group, int Minutes, string? Part, string Reading, Impact Impact);

/// <param name="Items">Chinese, English and, of readings, unit and both limits, between bars.</param>
internal sealed record ChecklistData(string Zh, string En, ChecklistUse Use, string[] Models, ServiceType[] Types, string[] Items);

internal sealed record HoldData(HoldReason Reason, string Note);

internal sealed record ConsultationData(string Question, string Answer);

internal sealed record WordsData(
    string[] Titles, string[] Surnames, string[] Given, string[] SurveyReasons, string[] Notes, HoldData[] Holds, string[] Refusals, string[] Rework,
    string TestFailed, string[] Cancels, string Absent, ConsultationData[] Consultations, string[] Praise, string[] Middling, string[] Complaints, string[] Results);
