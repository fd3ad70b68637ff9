using System.Net;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AfterSales.Portal.Tests.World;

/// <summary>
/// The whole portal on a real port of its own, with its own storage folder and database. It starts when it is first
/// asked for something. The demo's people can sign in; customers and tickets are there with <see cref="Demo"/> only.
/// </summary>
public sealed class PortalFactory : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo ownStorage = Directory.CreateTempSubdirectory("aftersales-test-");
    private readonly Lock starting = new();
    private bool started;

    private DirectoryInfo Storage => After?.Storage ?? ownStorage;

    /// <summary>The portal before this one: the same address, sessions and records, as after a restart. It must have ended.</summary>
    public PortalFactory? After { get; init; }

    /// <summary>The records outlive this portal, for the one that comes after it.</summary>
    public bool Kept { get; init; }

    /// <summary>The demo company's customers and tickets.</summary>
    public bool Demo { get; init; }

    /// <summary>A clock that the test moves; the real one without.</summary>
    public SetClock? Clock { get; init; }

    public string Environment { get; init; } = Environments.Development;

    /// <summary>Further settings, by key as in appsettings.json.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The company works around the clock, also at weekends: where it matters that somebody is sent on the day of the test.</summary>
    public static IReadOnlyDictionary<string, string?> EveryHour { get; } = new Dictionary<string, string?> { ["Calendars:Company"] = CompanyCalendars.AroundTheClock };

    /// <summary>Replaces parts of the portal before it starts.</summary>
    public Action<IServiceCollection>? With { get; init; }

    /// <summary>Where it listens.</summary>
    public Uri Address
    {
        get
        {
            Start();
            return ClientOptions.BaseAddress;
        }
    }

    public override IServiceProvider Services
    {
        get
        {
            Start();
            return base.Services;
        }
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client without a session. Follows no redirects: where a request is sent is part of the answer.</summary>
    public HttpClient Anonymous() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A client signed in as somebody of the demo company, as <c>engineer1</c>.</summary>
    public async Task<HttpClient> AsAsync(string user)
    {
        var client = Anonymous();
        await SignInAsync(client, user);
        return client;
    }

    /// <summary>The session of somebody of the demo company, for clients that are no <see cref="HttpClient"/>.</summary>
    public async Task<CookieContainer> CookiesAsync(string user)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Address };
        await SignInAsync(client, user);
        return cookies;
    }

    /// <summary>The actor that this person is for Core.</summary>
    public async Task<Actor> ActorAsync(string user, Origin origin = Origin.Api)
    {
        var account = await Get<Accounts>().OfDemoUserAsync(user, TestContext.Current.CancellationToken);
        Assert.NotNull(account);
        return new Actor(account.EmployeeId, account.Name, account.Roles, origin);
    }

    private static async Task SignInAsync(HttpClient client, string user)
    {
        using var answer = await client.PostAsync("/signin", new FormUrlEncodedContent([new("user", user)]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Handed to the program as its arguments, so that it sees them from its first line on.
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>(Settings)
        {
            ["Storage:Folder"] = Storage.FullName,
            ["Demo:Enabled"] = Demo ? "true" : "false",
            ["Demo:Simulate"] = Settings.GetValueOrDefault("Demo:Simulate", "false"),
            ["RateLimits:LinksPerMinute"] = Settings.GetValueOrDefault("RateLimits:LinksPerMinute", "0"),
            ["RateLimits:ReportsPerMinute"] = Settings.GetValueOrDefault("RateLimits:ReportsPerMinute", "0"),
            ["Logging:LogLevel:Default"] = "Warning",
            ["Links:Secret"] = "a secret of the tests, the same in each of them",
        }));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.ConfigureServices(services =>
        {
            // An open page must not hold the end of a test for half a minute.
            services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
            if (Clock is not null)
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            With?.Invoke(services);
        });
    }

    private void Start()
    {
        lock (starting)
        {
            if (started)
                return;
            started = true;
            UseKestrel(After?.Address.Port ?? 0);
            if (After is not null)
            {
                StartServer();
                return;
            }
            DatabaseTemplate.CopyTo(Database, TemplateName);
            StartServer();
            DatabaseTemplate.KeepFrom(Database, TemplateName);
        }
    }

    private string Database => Path.Combine(Storage.FullName, "aftersales.db");

    // What a start fills an empty database with depends on this and on nothing else.
    private string TemplateName =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Environment}-{(Demo ? "demo" : "empty")}-{Settings.GetValueOrDefault("Rulebook:Preset", "R1")}-{Clock?.Now ?? DateTimeOffset.UtcNow:yyyyMMddHH}");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={Database}"))
            SqliteConnection.ClearPool(connection);
        ownStorage.Refresh();
        if (!Kept && ownStorage.Exists)
            ownStorage.Delete(recursive: true);
        if (After is { ownStorage.Exists: true })
            After.ownStorage.Delete(recursive: true);
    }
}
