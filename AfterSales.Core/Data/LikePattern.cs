namespace AfterSales.Core.Data;

/// <summary>What somebody typed, as a LIKE pattern whose escape is the backslash.</summary>
internal static class LikePattern
{
    private const int Longest = 100;

    public static string Anywhere(string text) => $"%{Escaped(text)}%";

    public static string AtBeginning(string text) => $"{Escaped(text)}%";

    private static string Escaped(string text) => (text.Length > Longest ? text[..Longest] : text)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
