using System.Text.RegularExpressions;

namespace AfterSales.Portal.Tests.House;

/// <summary>That a newcomer can take a file, or a folder, in at a glance.</summary>
public sealed partial class FilesTests
{
    private static readonly string[] Empty = ["ViewModel", "Dto", "Helper", "Manager", "Service"];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var long_ = Sources.Code.Where(file => Lines(file) > 300).Select(file => $"{Sources.Name(file)}: {Lines(file)}");
        Sources.AssertNone(long_);
    }

    [Fact]
    public void Nineteen_files_of_twenty_have_at_most_200_lines()
    {
        var lines = Sources.Code.Select(Lines).Order().ToList();
        Assert.InRange(lines[(int)Math.Ceiling(lines.Count * 0.95) - 1], 1, 200);
    }

    [Fact]
    public void No_folder_holds_more_than_25_files()
    {
        var crowded = Sources.Files.GroupBy(file => file.DirectoryName!).Where(folder => folder.Count() > 25)
            .Select(folder => $"{Path.GetRelativePath(Sources.Root, folder.Key)}: {folder.Count()}");
        Sources.AssertNone(crowded);
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var strangers = Sources.Files.Where(file => file.Extension == ".cs")
            .Select(file => (Name: Sources.Name(file), Namespace: NamespaceLine().Match(Sources.Read(file)).Groups[1].Value))
            .Where(file => file.Namespace.Length > 0)
            .Where(file => !MayHave(Path.GetDirectoryName(file.Name)!.Replace('/', '.'), file.Namespace))
            .Select(file => $"{file.Name}: {file.Namespace}");
        Sources.AssertNone(strangers);
    }

    [Fact]
    public void Names_say_the_thing_and_not_the_pattern()
    {
        var types = Sources.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("AfterSales", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal));
        Sources.AssertNone(types.Where(type => Empty.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));
    }

    [Fact]
    public void No_type_has_the_name_of_a_feature()
    {
        var types = Sources.Assemblies.SelectMany(assembly => assembly.GetTypes());
        Sources.AssertNone(types.Where(type => Floors.Features.Contains(type.Name)).Select(type => type.FullName));
    }

    // A folder of Core may only sort a feature's files: its types then stay in the feature's namespace.
    private static bool MayHave(string folder, string named) =>
        folder == named || (folder.StartsWith("AfterSales.Core.", StringComparison.Ordinal) && folder.StartsWith(named + ".", StringComparison.Ordinal));

    private static int Lines(FileInfo file) => File.ReadLines(file.FullName).Count();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
