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
        .Where(shipped => shipped.Types.Select(type => (shipped.Use, type)).Except(Covered(lists)).Any())
        .Select(shipped => new Checklist(
            new ChecklistEntry(shipped.NameZh, shipped.NameEn, shipped.Use, [], shipped.Types,
                [.. shipped.Items.Select(item => new ChecklistItem(item.Zh, item.En, item.Reading, item.Unit, item.Low, item.High, Standard: true))]), "", now));

    /// <summary>Some service that had a list for every model has none any more, once the lists are these.</summary>
    public static bool LacksMore(IReadOnlyList<Checklist> lists, IReadOnlyList<Checklist> before) => Covered(before).Except(Covered(lists)).Any();

    // Of what the shipped ones are for, what these lists are for as well.
    private static IEnumerable<(ChecklistUse, ServiceType)> Covered(IReadOnlyList<Checklist> lists) =>
        Files.Value.SelectMany(shipped => shipped.Types.Select(type => (shipped.Use, type)))
            .Intersect(lists.Where(list => list is { Active: true, Models.Count: 0 }).SelectMany(list => list.Types.Select(type => (list.Use, type))));

    private sealed record Shipped(string NameZh, string NameEn, ChecklistUse Use, IReadOnlyList<ServiceType> Types, IReadOnlyList<ShippedItem> Items);

    private sealed record ShippedItem(string Zh, string En, bool Reading = false, string? Unit = null, double? Low = null, double? High = null);
}
