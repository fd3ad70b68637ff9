using System.Globalization;
using AfterSales.Core.Parts;

namespace AfterSales.Core.Demo;

/// <summary>What the demo company has purchased: of every part that its machines wear out, one or two batches.</summary>
internal static class DemoParts
{
    private const string By = "何静";

    public static IEnumerable<PurchasedPart> Of(DemoData data, DateOnly today, DateTime now)
    {
        for (var at = 0; at < data.Parts.Count; at++)
        {
            var told = data.Parts[at].Split('|');
            for (var batch = 0; batch <= at % 2; batch++)
            {
                var day = today.AddDays(-(12 + (at * 5 % 160) + (batch * 70)));
                yield return new PurchasedPart
                {
                    PartNo = told[0],
                    Name = told[1],
                    Supplier = told[2],
                    Batch = string.Create(CultureInfo.InvariantCulture, $"B{day:yyMM}{at + 1:00}"),
                    PurchaseRef = string.Create(CultureInfo.InvariantCulture, $"CG-{day:yyyy}-{day.DayOfYear:000}{at % 7}"),
                    ReceivedOn = day,
                    Received = 2 + (at * 3 % 9),
                    RecordedBy = By,
                    RecordedAt = now,
                };
            }
        }
    }
}
