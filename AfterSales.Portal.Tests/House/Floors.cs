namespace AfterSales.Portal.Tests.House;

/// <summary>The features of the department, floor by floor: each stands on those below it.</summary>
internal static class Floors
{
    private static readonly string[][] All =
    [
        ["Data"],
        ["Rulebooks"],
        ["People", "Customers", "Parts"],
        ["Tickets"],
        ["Visits", "Maintenance", "Satisfaction", "Quotes"],
        ["Dispatch", "Notifications"],
        ["Assessment"],
        ["Import", "Demo"],
    ];

    public static IReadOnlyList<string> Features { get; } = [.. All.SelectMany(floor => floor)];

    /// <summary>The feature that a namespace belongs to; null for Shell and what is not ours.</summary>
    public static string? FeatureOf(string project, string? space)
    {
        if (space?.StartsWith(project + ".", StringComparison.Ordinal) != true)
            return null;
        var name = space[(project.Length + 1)..].Split('.')[0];
        return Features.Contains(name) ? name : null;
    }

    public static bool StandsOn(string feature, string other) => feature == other || Height(other) < Height(feature);

    private static int Height(string feature) => Array.FindIndex(All, floor => floor.Contains(feature));
}
