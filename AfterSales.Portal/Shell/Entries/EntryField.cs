using System.Globalization;

namespace AfterSales.Portal.Shell.Entries;

/// <summary>A value to choose in an entry's field, with its word.</summary>
public sealed record EntryChoice(string Value, string Word);

/// <summary>A line of a small form, while somebody writes in it.</summary>
/// <param name="Name">As Core names the field.</param>
/// <param name="Type">Of the input: text, tel, email, date, number; longText.</param>
public sealed record EntryField(string Name, string Label, string Type = "text", bool Required = false)
{
    public string? Value { get; set; }

    /// <summary>Makes it a choice.</summary>
    public IReadOnlyList<EntryChoice>? Choices { get; init; }

    /// <summary>What it means to choose none; null: one is still to be chosen.</summary>
    public string? NoChoice { get; init; }

    /// <summary>What has been written before, offered while one types.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>What is no number is for Core to refuse, as a place that is on no map.</summary>
    public double? InDegrees => string.IsNullOrWhiteSpace(Value) ? null
        : double.TryParse(Value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN;

    public DateOnly? Day => DateOnly.TryParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public int? Whole => int.TryParse(Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public T? ChoiceOf<T>() where T : struct, Enum => Enum.TryParse<T>(Value, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A field for degrees, written as maps write them: with a point in every language.</summary>
    public static EntryField Degrees(string name, string label, double? value) => new(name, label) { Value = value?.ToString(CultureInfo.InvariantCulture) };
}
