using System.Globalization;

namespace AfterSales.Portal.Customers.Entries;

/// <summary>A line of a small form, while somebody writes in it.</summary>
/// <param name="Name">As Core names the field.</param>
/// <param name="Type">Of the input: text, tel, email.</param>
public sealed record EntryField(string Name, string Label, string Type = "text", bool Required = false)
{
    public string? Value { get; set; }

    /// <summary>What is no number is for Core to refuse, as a place that is on no map.</summary>
    public double? InDegrees => string.IsNullOrWhiteSpace(Value) ? null
        : double.TryParse(Value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN;

    /// <summary>A field for degrees, written as maps write them: with a point in every language.</summary>
    public static EntryField Degrees(string name, string label, double? value) => new(name, label) { Value = value?.ToString(CultureInfo.InvariantCulture) };
}
