using System.Reflection;
using AfterSales.Portal.Shell;

namespace AfterSales.Portal.Tests.House;

/// <summary>The repository's own files, as written by hand.</summary>
internal static class Sources
{
    private static readonly string[] Projects = ["AfterSales.Core", "AfterSales.Portal", "AfterSales.Portal.Tests"];
    private static readonly string[] NotByHand = ["bin", "obj", "node_modules", "Migrations", "lib"];

    /// <summary>What the department's and the portal's sources are built into.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [typeof(Core.Data.Actor).Assembly, typeof(App).Assembly];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file of the three projects, in generated and foreign folders none.</summary>
    public static IReadOnlyList<FileInfo> Files { get; } =
        [.. Projects.SelectMany(project => FilesBelow(new DirectoryInfo(Path.Combine(Root, project))))];

    public static IEnumerable<FileInfo> Code => Files.Where(file => file.Extension is ".cs" or ".razor");

    public static IEnumerable<FileInfo> OfPortal => Files.Where(file => Name(file).StartsWith("AfterSales.Portal/", StringComparison.Ordinal));

    public static string Name(FileInfo file) => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    public static string Read(FileInfo file) => File.ReadAllText(file.FullName);

    /// <summary>Fails with every finding, one a line.</summary>
    public static void AssertNone(IEnumerable<string?> findings)
    {
        var all = findings.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static IEnumerable<FileInfo> FilesBelow(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories()
            .Where(child => !NotByHand.Contains(child.Name)).SelectMany(FilesBelow));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AfterSales.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
