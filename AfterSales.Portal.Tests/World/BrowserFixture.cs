using System.Collections.Concurrent;
using AfterSales.Portal.Tests.World;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace AfterSales.Portal.Tests.World;

/// <summary>One Chromium for the run, started by the first test that opens a page.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly SemaphoreSlim gate = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A browser of its own for one person, signed in where a user is named.</summary>
    public async Task<BrowserTab> OpenAsync(
        PortalFactory portal, string? user = null, string language = "en", bool dark = false, int width = 1440, int height = 900)
    {
        var context = await (await BrowserAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Address.ToString(),
            Locale = language,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (user is not null)
        {
            var form = context.APIRequest.CreateFormData();
            form.Set("user", user);
            var answer = await context.APIRequest.PostAsync("/signin", new APIRequestContextOptions { Form = form, MaxRedirects = 0 });
            Assert.Equal(303, answer.Status);
        }
        return new BrowserTab(context, await context.NewPageAsync());
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            // Waiting ends with what is waited for; on a busy machine a circuit may take its time to open.
            Assertions.SetDefaultExpectTimeout(20_000);
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium(),
                Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
            });
        }
        finally
        {
            gate.Release();
        }
    }

    private static string Chromium() =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(_ => Names, Path.Combine)
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium was not found on the PATH. The README's second command installs it.");

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }
}

/// <summary>What one person has open. What the browser complained about is collected, to be asserted at the end.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    // Closed from outside a page says no goodbye, and the portal keeps its circuit for minutes: it would go on asking a database that has gone.
    private const string Leave = """
        async () => {
          let told;
          navigator.sendBeacon = (address, body) => { told = fetch(address, { method: 'POST', body }); return true; };
          globalThis.Blazor?.disconnect?.();
          await told;
        }
        """;

    // Asked in the page itself: the package's own way opens another page for each answer, and brings along what passed.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];
    private ICDPSession? line;

    internal BrowserTab(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and violations of the content policy.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public async Task GoToAsync(string address) => await Page.GotoAsync(address);

    /// <summary>From now on everything takes its time, as on a site's mobile line.</summary>
    /// <param name="latencyMs">Milliseconds there and back; 0 leaves the line as it is.</param>
    public async Task SlowDownAsync(int latencyMs = 400)
    {
        if (latencyMs == 0)
            return;
        line ??= await context.NewCDPSessionAsync(Page);
        await line.SendAsync("Network.enable");
        await LineAsync(latencyMs, 50_000);
    }

    /// <summary>The line is again as it was: a slow one is for what is done on it, not for the way to the next page.</summary>
    public Task SpeedUpAsync() => LineAsync(0, -1);

    private async Task LineAsync(int latencyMs, int bytesPerSecond) => await line!.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
    {
        ["offline"] = false, ["latency"] = latencyMs, ["downloadThroughput"] = bytesPerSecond, ["uploadThroughput"] = bytesPerSecond,
    });

    /// <summary>
    /// Waits until an expression holds of the page. Asked from outside each time: a page's policy may forbid it to ask itself.
    /// </summary>
    public async Task UntilAsync(string holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await Page.EvaluateAsync<bool>($"Boolean({holds})"))
        {
            Assert.False(patience.IsCancellationRequested, holds);
            await Page.WaitForTimeoutAsync(20);
        }
    }

    /// <summary>axe finds nothing that keeps somebody from using the page.</summary>
    public async Task AssertAccessibleAsync()
    {
        var serious = await ViolationsAsync();
        Assert.True(serious.Count == 0, string.Join('\n', serious));
    }

    /// <summary>What axe finds that keeps somebody from using the page.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await Page.EvaluateAsync(Axe);
        // Names of cities lie on a picture, which axe cannot judge, and takes for none while the picture is being drawn.
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ exclude: ['.leaflet-cities-pane'] }, { resultTypes: ['violations'] })).violations
              .filter(one => one.impact === 'serious' || one.impact === 'critical')
              .map(one => [`${one.id}: ${one.help}`, ...one.nodes.slice(0, 5).map(node => node.html)].join('\n  '))
            """);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Page.EvaluateAsync(Leave).WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            // Without a line, or on the way to another page, it goes without.
        }
        await context.DisposeAsync();
    }
}
