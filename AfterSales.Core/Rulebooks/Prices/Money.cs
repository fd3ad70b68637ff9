using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AfterSales.Core.Rulebooks;

/// <summary>
/// An amount of the company's money, exact: counted in hundredths of a yuan. Reads and writes itself as <c>1280.50</c>.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct Money(long Minor) : IComparable<Money>
{
    private const long MostMinor = 999_999_999_999;

    public static readonly Money Zero;

    /// <summary>More is not taken for an amount that somebody typed: 9,999,999,999.99.</summary>
    public static readonly Money Most = new(MostMinor);

    /// <summary>An amount with up to two places, not negative, at most <see cref="Most"/>.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        var read = decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is >= 0 and <= MostMinor / 100m && decimal.Round(amount, 2) == amount;
        money = read ? new Money((long)(amount * 100)) : Zero;
        return read;
    }

    /// <summary>The price of so many thousandths of a unit, half a hundredth counting up.</summary>
    public Money ForThousandths(long thousandths) => new(Share(thousandths, 1000));

    /// <summary>So many hundredths of a percent of it, half a hundredth counting up.</summary>
    public Money Part(int hundredthsOfPercent) => new(Share(hundredthsOfPercent, 10_000));

    /// <summary>To the nearest multiple, half of it counting up.</summary>
    public Money RoundedTo(Money unit) => new((Minor + unit.Minor / 2) / unit.Minor * unit.Minor);

    public int CompareTo(Money other) => Minor.CompareTo(other.Minor);

    public override string ToString() => (Minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static Money operator +(Money left, Money right) => new(left.Minor + right.Minor);
    public static Money operator -(Money left, Money right) => new(left.Minor - right.Minor);
    public static bool operator <(Money left, Money right) => left.Minor < right.Minor;
    public static bool operator >(Money left, Money right) => left.Minor > right.Minor;
    public static bool operator <=(Money left, Money right) => left.Minor <= right.Minor;
    public static bool operator >=(Money left, Money right) => left.Minor >= right.Minor;

    private long Share(long of, long whole) => (long)(((Int128)Minor * of + whole / 2) / whole);

    private sealed class Json : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var money) ? money : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
