namespace AfterSales.Bench.Board;

/// <summary>The counter page of the framework's own template, made anew from the installed one.</summary>
internal static class TemplateCounter
{
    public const string Page = "counter";

    public static async Task<ServerProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aftersales-counter-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await Repository.RunAsync(folder, "dotnet", "new", "blazor", "-n", "CounterPage", "--interactivity", "Server", "--no-https", "-o", folder);
        await Repository.RunAsync(folder, "dotnet", "publish", "-c", "Release", "-o", Path.Combine(folder, "out"), "-v", "q");
        return await ServerProcess.StartAsync(Path.Combine(folder, "out", "CounterPage.dll"), Page);
    }
}
