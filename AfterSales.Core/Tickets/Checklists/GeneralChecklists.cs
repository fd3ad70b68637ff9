using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// The checklists that ship with the portal 通用检查表, for every model: whoever is asked for a checklist finds one, also where
/// the company has written none. A company makes them its own; of each service that they cover one stays in use.
/// </summary>
internal static class GeneralChecklists
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    private static readonly Lazy<IReadOnlyList<Shipped>> Files = new(() =>
    {
        using var stream = typeof(GeneralChecklists).Assembly.GetManifestResourceStream("Checklists.general.json")
            ?? throw new InvalidOperationException("The general checklists are not among the program's resources.");
        return JsonSerializer.Deserialize<IReadOnlyList<Shipped>>(stream, Json)!;
    });

    /// <summary>Those of them that a company lacks, which has these.</summary>
    public static IEnumerable<Checklist> MissingAmong(IReadOnlyList<Checklist> lists, DateTime now) => Files.Value
        .Where(shipped => shipped.Types.Any(type => !IsCovered(lists, shipped.Use, type)))
        .Select(shipped => new Checklist
        {
            NameZh = shipped.NameZh,
            NameEn = shipped.NameEn,
            Use = shipped.Use,
            Models = [],
            Types = [.. shipped.Types],
            Items = [.. shipped.Items.Select(item => new ChecklistItem(item.Zh, item.En, item.Reading, item.Unit, item.Low, item.High, Standard: true))],
            ChangedBy = "",
            ChangedAt = now,
        });

    /// <summary>Of what ships with the portal nothing would be left for some service, once the lists are these.</summary>
    public static bool LeavesNone(IReadOnlyList<Checklist> lists) => MissingAmong(lists, default).Any();

    private static bool IsCovered(IReadOnlyList<Checklist> lists, ChecklistUse use, ServiceType type) =>
        lists.Any(list => list.Active && list.Models.Count == 0 && list.Use == use && list.Types.Contains(type));

    private sealed record Shipped(string NameZh, string NameEn, ChecklistUse Use, IReadOnlyList<ServiceType> Types, IReadOnlyList<ShippedItem> Items);

    private sealed record ShippedItem(string Zh, string En, bool Reading = false, string? Unit = null, double? Low = null, double? High = null);
}
