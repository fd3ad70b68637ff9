using System.Diagnostics;
using AfterSales.Portal.Shell;

namespace AfterSales.Portal.Tests.Shell;

/// <summary>Starts the program itself, as an operator would.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aftersales-settings-");

    [Theory]
    [InlineData("Company:TimeZone", "Mars/Base", "Asia/Shanghai")]
    [InlineData("RateLimits:ReportsPerMinute", "-1", "0 (no limit) to 10000")]
    [InlineData("RateLimits:ReportsPerMinute", "many", "Int32")]
    [InlineData("RateLimits:LinksPerMinute", "10001", "0 (no limit) to 10000")]
    [InlineData("Demo:Enabled", "perhaps", "Boolean")]
    [InlineData("Promises:Arrange:Urgent", "-3", "hours above 0")]
    [InlineData("Calendars:Company", "lunar", "around-the-clock")]
    [InlineData("Board:ChangesMs", "5", "20 to 2000 milliseconds")]
    [InlineData("Database:Provider", "Oracle", "Sqlite")]
    public async Task A_wrong_setting_stops_the_start_with_key_value_and_what_is_allowed(string key, string value, string allowed)
    {
        var (code, said) = await StartAsync("Development", $"--{key}={value}");
        Assert.Equal(1, code);
        Assert.Contains(key, said, StringComparison.Ordinal);
        Assert.Contains(value, said, StringComparison.Ordinal);
        Assert.Contains(allowed, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_secret_stops_the_start_and_is_not_told()
    {
        var (code, said) = await StartAsync("Development", "--Links:Secret=hunter2");
        Assert.Equal(1, code);
        Assert.Contains("Links:Secret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Only_development_starts_without_the_companys_directory(string environment)
    {
        var (code, said) = await StartAsync(environment);
        Assert.Equal(1, code);
        Assert.Contains("AzureAd:TenantId", said, StringComparison.Ordinal);
        Assert.Contains("AzureAd__ClientId", said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said)> StartAsync(string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, $"--Storage:Folder={folder.FullName}", "--urls=http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment },
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(said));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
