using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AfterSales.Core.Rulebooks;

/// <summary>
/// The company's calendars, as they come with the portal: Chinese office hours, with the public holidays and make-up days that the
/// State Council published, and around the clock. They are files beside this class until somebody may change them.
/// </summary>
public sealed class CompanyCalendars
{
    public const string Office = "office";
    public const string AroundTheClock = "around-the-clock";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly FrozenDictionary<string, WorkCalendar> byId =
        new[] { Office, AroundTheClock }.Select(Read).ToFrozenDictionary(calendar => calendar.Id);

    public IEnumerable<WorkCalendar> All => byId.Values;

    /// <summary>Null where no calendar has this id.</summary>
    public WorkCalendar? Find(string id) => byId.GetValueOrDefault(id);

    private static WorkCalendar Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Calendars.{name}.json")!;
        var outcome = WorkCalendar.Of(JsonSerializer.Deserialize<CalendarData>(stream, Options)!);
        return outcome.Value ?? throw new InvalidDataException($"The calendar {name} that comes with the portal is impossible: {outcome.Refusal}");
    }
}
