using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AfterSales.Core.Rulebooks;

/// <summary>
/// The company's calendars. Two come with the portal: Chinese office hours, with the public holidays and make-up days that the
/// State Council published, and around the clock. The company adds its own as files of the same form; one with the id of
/// another takes its place, so that a new year's list needs no release.
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

    private readonly FrozenDictionary<string, WorkCalendar> byId;

    /// <param name="company">Id of the one that counts where a site has none of its own.</param>
    /// <param name="own">The company's own, the later before the earlier.</param>
    /// <exception cref="ArgumentException">No calendar has the id <paramref name="company"/>.</exception>
    public CompanyCalendars(string company = Office, IEnumerable<WorkCalendar>? own = null)
    {
        var calendars = new[] { Office, AroundTheClock }.Select(Shipped).ToDictionary(calendar => calendar.Id);
        foreach (var calendar in own ?? [])
            calendars[calendar.Id] = calendar;
        byId = calendars.ToFrozenDictionary();
        Company = Find(company) ?? throw new ArgumentException($"There is no calendar {company}.", nameof(company));
    }

    /// <summary>Counts where a site has none of its own.</summary>
    public WorkCalendar Company { get; }

    public IEnumerable<WorkCalendar> All => byId.Values.OrderBy(calendar => calendar.Id, StringComparer.Ordinal);

    /// <summary>Null where no calendar has this id.</summary>
    public WorkCalendar? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The calendar of this id; the company's where there is none, or no longer.</summary>
    public WorkCalendar For(string? id) => id is null ? Company : Find(id) ?? Company;

    /// <summary>Reads the calendars in a folder, one JSON file each, in the order of their names.</summary>
    /// <exception cref="InvalidDataException">A file is no calendar, or an impossible one; the message names it.</exception>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static IReadOnlyList<WorkCalendar> ReadFolder(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => Read(File.OpenRead(file), file))];

    private static WorkCalendar Shipped(string name) =>
        Read(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Calendars.{name}.json")!, name);

    private static WorkCalendar Read(Stream stream, string name)
    {
        using (stream)
        {
            try
            {
                var outcome = WorkCalendar.Of(JsonSerializer.Deserialize<CalendarData>(stream, Options) ?? throw new JsonException("null"));
                return outcome.Value ?? throw new InvalidDataException($"The calendar {name} is impossible: {Said(outcome.Refusal!)}");
            }
            catch (JsonException wrong)
            {
                throw new InvalidDataException($"{name} is no calendar: {wrong.Message}", wrong);
            }
        }
    }

    private static string Said(Data.Refusal refusal) => refusal is Data.Invalid invalid
        ? string.Join("; ", invalid.Errors.Select(field => $"{field.Key}: {string.Join(", ", field.Value.Select(problem => problem.Code))}"))
        : refusal.Code;
}
