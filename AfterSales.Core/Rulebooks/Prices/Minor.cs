using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AfterSales.Core.Rulebooks;

/// <summary>How amounts are stored: as whole hundredths.</summary>
internal static class Minor
{
    public static readonly ValueConverter<Money, long> Converter = new(money => money.Minor, minor => new Money(minor));
}
