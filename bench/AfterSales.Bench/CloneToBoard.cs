using System.Diagnostics;
using System.Net;

namespace AfterSales.Bench;

/// <summary>What a newcomer waits: from cloning the repository, with packages in the caches, until the board can show its first card.</summary>
internal static class CloneToBoard
{
    private const string Address = "http://127.0.0.1:5099/";

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aftersales-clone-").FullName;
        var clock = Stopwatch.StartNew();
        await Repository.RunAsync(Repository.Root, "git", "clone", "-q", Repository.Root, folder);
        var start = new ProcessStartInfo("dotnet", ["run", "--project", "AfterSales.Portal"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_URLS"] = Address },
        };
        using var process = Process.Start(start)!;
        try
        {
            while (!await ShowsACardAsync())
                await Task.Delay(100);
            Console.WriteLine($"clone to board, packages cached: {clock.Elapsed.TotalSeconds:0.0} s");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task<bool> ShowsACardAsync()
    {
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
            using var form = new FormUrlEncodedContent([new("user", "supervisor1")]);
            using var signedIn = await client.PostAsync(new Uri("/signin", UriKind.Relative), form);
            using var page = await client.GetAsync(new Uri("/board", UriKind.Relative));
            // The page fetches its cards over the circuit: they are what the API answers.
            var cards = await client.GetStringAsync(new Uri("/api/v1/board", UriKind.Relative));
            return page.IsSuccessStatusCode && cards.Contains("\"number\":\"AS-", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
