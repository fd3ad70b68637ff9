using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AfterSales.Portal.Tests.House;

/// <summary>That every text is there in both languages, and used.</summary>
public sealed partial class TextsTests
{
    private static readonly string Code = string.Join('\n', Sources.OfPortal.Where(file => file.Extension is ".cs" or ".razor").Select(Sources.Read));

    // Keys that are put together: L[$"Command_{name}"] stands for all that begin with Command_.
    private static readonly HashSet<string> ComputedPrefixes = [.. Computed().Matches(Code).Select(match => match.Groups[1].Value)];

    private static readonly ILookup<string, Type> Enums = Sources.Assemblies
        .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsEnum).ToLookup(type => type.Name);

    public static TheoryData<string> Texts =>
        [.. Sources.OfPortal.Where(file => file.Name.EndsWith("Texts.resx", StringComparison.Ordinal)).Select(Sources.Name)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_there_in_both_languages_with_the_same_blanks(string file)
    {
        var (english, chinese) = (Read(file), Read(Chinese(file)));
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Sources.AssertNone(english.Concat(chinese).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
        AssertSameBlanks(english, chinese);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_used(string file)
    {
        var type = Path.GetFileNameWithoutExtension(file);
        var named = Regex.Matches(Code, $@"nameof\((?:\w+\.)*{type}\.(\w+)\)").Select(match => match.Groups[1].Value).ToHashSet();
        var unused = Read(file).Keys.Where(key => !named.Contains(key) && EnumOf(key) is null && !ComputedPrefixes.Any(key.StartsWith));
        Sources.AssertNone(unused);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Who_names_one_value_of_an_enumeration_names_them_all(string file)
    {
        var keys = Read(file).Keys.ToHashSet();
        var missing =
            from type in keys.Select(EnumOf).OfType<Type>().Distinct()
            from value in Enum.GetNames(type)
            where !(type.IsDefined(typeof(FlagsAttribute)) && value == "None") && !keys.Contains($"{type.Name}_{value}")
            select $"{type.Name}_{value}";
        Sources.AssertNone(missing);
    }

    [Fact]
    public void MudBlazors_own_words_are_there_in_Chinese()
    {
        var mud = typeof(MudBlazor.MudTheme).Assembly;
        using var stream = mud.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!;
        using var reader = new System.Resources.ResourceReader(stream);
        var words = reader.Cast<System.Collections.DictionaryEntry>().ToDictionary(word => (string)word.Key, word => (string)word.Value!);
        var chinese = Read("AfterSales.Portal/Shell/Languages/MudWords.zh.resx");
        Assert.Equal(words.Keys.Order(), chinese.Keys.Order());
        AssertSameBlanks(words, chinese);
    }

    // In a Chinese typeface, which the portal's readers have first, these stand as wide as a Chinese sign.
    [Theory]
    [MemberData(nameof(Texts))]
    public void An_English_apostrophe_is_the_narrow_one(string file) =>
        Sources.AssertNone(Read(file).Where(text => text.Value.AsSpan().ContainsAny('\u2018', '\u2019')).Select(text => text.Key));

    [Fact]
    public void Nothing_that_a_person_reads_stands_in_the_markup()
    {
        var written =
            from file in Sources.OfPortal
            where file.Extension == ".razor" || file.Name.EndsWith(".js", StringComparison.Ordinal)
            from Match match in Han().Matches(Sources.Read(file))
            select $"{Sources.Name(file)}: {match.Value}";
        Sources.AssertNone(written);
    }

    private static void AssertSameBlanks(Dictionary<string, string> english, Dictionary<string, string> chinese)
    {
        var other = english.Keys.Where(key => !BlanksOf(english[key]).SetEquals(BlanksOf(chinese[key])));
        Sources.AssertNone(other);
    }

    private static Type? EnumOf(string key)
    {
        var parts = key.Split('_', 2);
        return parts.Length == 2 ? Enums[parts[0]].FirstOrDefault(type => Enum.GetNames(type).Contains(parts[1])) : null;
    }

    private static string Chinese(string file) => file[..^"resx".Length] + "zh.resx";

    private static Dictionary<string, string> Read(string file) => XDocument.Parse(Sources.Read(file.Split('/'))).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> BlanksOf(string text) => [.. Blank().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\$""(\w+_)\{")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Han();
}
