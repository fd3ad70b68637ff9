using System.Text;

namespace AfterSales.Portal.Shell.Http;

/// <summary>
/// Lines for a spreadsheet (RFC 4180). What comes from foreign hands is made harmless: a spreadsheet takes a value that
/// begins like a formula for one.
/// </summary>
public static class CsvText
{
    public const string MediaType = "text/csv; charset=utf-8";

    // The wide ones are what Chinese and Japanese keyboards write.
    private const string Dangerous = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The lines as a file, with the mark by which spreadsheets know UTF-8.</summary>
    public static byte[] File(IEnumerable<IEnumerable<string>> lines)
    {
        var csv = new StringBuilder();
        foreach (var line in lines)
            csv.AppendJoin(',', line).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>One field of words, quoted, and never a formula.</summary>
    public static string Field(string value)
    {
        var harmless = value.TrimStart(' ') is [var first, ..] && Dangerous.Contains(first, StringComparison.Ordinal) ? "'" + value : value;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
