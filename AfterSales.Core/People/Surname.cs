namespace AfterSales.Core.People;

/// <summary>What customers are told of an employee's name: no more than the surname 姓氏.</summary>
public static class Surname
{
    private static readonly string[] OfTwoCharacters = ["欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "夏侯"];

    /// <summary>Whoever it is recognises the name, and nobody else learns it: 王**, J**.</summary>
    public static string Masked(string name)
    {
        var trimmed = name.Trim();
        var shown = trimmed.Length == 0 ? 0 : !char.IsLetter(trimmed[0]) && char.IsHighSurrogate(trimmed[0]) && trimmed.Length > 1 ? 2
            : trimmed.Length > 2 && OfTwoCharacters.Contains(trimmed[..2]) ? 2 : 1;
        return shown == 0 ? "" : $"{trimmed[..shown]}**";
    }

    public static string Of(string name)
    {
        var trimmed = name.Trim();
        // A name with spaces is written the western way round: the family name stands last.
        if (trimmed.LastIndexOf(' ') is var space and > 0)
            return trimmed[(space + 1)..];
        if (trimmed.Length <= 1 || char.IsAsciiLetter(trimmed[0]))
            return trimmed;
        return trimmed.Length > 2 && OfTwoCharacters.Contains(trimmed[..2]) ? trimmed[..2] : trimmed[..1];
    }
}
