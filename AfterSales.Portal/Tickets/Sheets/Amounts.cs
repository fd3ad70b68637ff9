using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Sheets;

/// <summary>Amounts and quantities as the reader writes numbers.</summary>
public static class Amounts
{
    extension(Money money)
    {
        /// <summary>¥ 12,800.00; a reduction with its sign before it.</summary>
        public string Shown => $"{(money < Money.Zero ? "−" : "")}¥ {(Math.Abs(money.Minor) / 100m).ToString("N2", CultureInfo.CurrentCulture)}";
    }

    public static string QuantityOf(QuoteLine line) => (line.Thousandths / 1000m).ToString("#,0.###", CultureInfo.CurrentCulture);
}
