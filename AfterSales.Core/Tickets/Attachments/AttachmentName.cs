using System.Globalization;
using System.Text;

namespace AfterSales.Core.Tickets;

/// <summary>Makes a name that can be shown and saved anywhere out of what the sender calls a file.</summary>
internal static class AttachmentName
{
    private const int Longest = 100;
    private const string Reserved = "\\/:*?\"<>|";

    /// <summary>Without a path, without signs that turn or hide what stands beside them, and with the ending of what it really is.</summary>
    public static string Of(string? given, FileKind kind, DateTime at)
    {
        var bare = new string([.. Normal(given ?? "").Replace('\\', '/').Split('/')[^1].Where(IsShown)]).Trim(' ', '.');
        var ending = FileKinds.EndingOf(kind);
        var stem = HasEnding(bare, kind) ? bare[..bare.LastIndexOf('.')].TrimEnd(' ', '.') : bare;
        if (stem.Length == 0)
            stem = at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return Cut(stem) + ending;
    }

    private static bool HasEnding(string name, FileKind kind) =>
        name.EndsWith(FileKinds.EndingOf(kind), StringComparison.OrdinalIgnoreCase) || kind == FileKind.Jpeg && name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase);

    // Half a character is no text, and cannot be brought into a normal form.
    private static string Normal(string name) => new string([.. name.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).SelectMany(rune => rune.ToString())]).Normalize(NormalizationForm.FormC);

    private static bool IsShown(char letter) =>
        !char.IsControl(letter) && !Reserved.Contains(letter, StringComparison.Ordinal) && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Cut(string stem) => stem.Length <= Longest ? stem
        : stem[..(char.IsHighSurrogate(stem[Longest - 1]) ? Longest - 1 : Longest)];
}
