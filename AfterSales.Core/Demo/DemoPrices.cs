using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Demo;

/// <summary>What the demo company charges: rates for work and travel, and every part that it has purchased.</summary>
internal static class DemoPrices
{
    private const string By = "李建国";

    private static readonly (PriceKind Kind, string Code, long Yuan)[] Rates =
    [
        (PriceKind.Labour, "维修工时", 180),
        (PriceKind.Labour, "诊断工时", 220),
        (PriceKind.Travel, "差旅（每公里）", 3),
        (PriceKind.Other, "出勤费", 300),
    ];

    /// <param name="from">The first day that they count.</param>
    public static IEnumerable<PriceListEntry> Of(DemoData data, DateOnly from)
    {
        foreach (var (kind, code, yuan) in Rates)
            yield return New(kind, code, null, yuan, from);
        for (var at = 0; at < data.Parts.Count; at++)
        {
            var told = data.Parts[at].Split('|');
            yield return New(PriceKind.Part, told[0], told[1], 260 + (at * 737 % 9_400), from);
        }
    }

    private static PriceListEntry New(PriceKind kind, string code, string? name, long yuan, DateOnly from) =>
        new() { Kind = kind, Code = code, Name = name, Price = new Money(yuan * 100), ValidFrom = from, EnteredBy = By };
}
