using System.Globalization;

namespace AfterSales.Core.Data;

/// <summary>The first thing that is wrong with each field of something that people write into a list of the department.</summary>
internal sealed class EntryProblems
{
    private readonly Dictionary<string, IReadOnlyList<Problem>> found = [];

    public Invalid? Result => found.Count > 0 ? new Invalid(found) : null;

    public static string? Trimmed(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    public void Add(string field, string code, string? limit = null) => found.TryAdd(field, [new Problem(code, limit)]);

    public void Require(bool present, string field)
    {
        if (!present)
            Add(field, "required");
    }

    public void Words(string field, string? words, int limit, bool required = false)
    {
        Require(!required || Trimmed(words) is not null, field);
        if (Trimmed(words)?.Length > limit)
            Add(field, "too-long", limit.ToString(CultureInfo.InvariantCulture));
    }

    public void Number(string field, int? number, int low, int high)
    {
        Require(number is not null, field);
        if (number < low || number > high)
            Add(field, "out-of-range", string.Create(CultureInfo.InvariantCulture, $"{low}–{high}"));
    }

    public void Degrees(string field, double? degrees, int limit, double? other)
    {
        if (degrees is { } given && !(Math.Abs(given) <= limit))
            Add(field, "out-of-range", $"±{limit}");
        Require(degrees is not null || other is null, field);
    }
}
