using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Dispatch.Wall;
using AfterSales.Portal.Tests.World;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace AfterSales.Portal.Tests.Dispatch.Walls;

/// <summary>What a display's key opens on a listening portal, and that it opens nothing else.</summary>
public sealed class DisplayKeyTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Scenes = ["Due"];
    private readonly PortalFactory portal = new();
    private HttpClient supervisor = null!;

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("s1", "李婷", Roles.Staff);
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        await portal.HireAsync("e1", "赵强", Roles.Engineer);
        supervisor = await portal.AsAsync("v1");
        // Whoever watches is told of a ticket first, and not of who has been hired.
        await portal.Get<BoardFeed>().CurrentAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        supervisor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_key_reads_the_board_without_telephone_numbers_and_addresses()
    {
        var number = await RegisterAsync();
        using var screen = Screen((await MakeAsync()).Key);
        var text = await screen.GetStringAsync("/api/v1/board");
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains("余吾煤业", text, StringComparison.Ordinal);
        foreach (var secret in new[] { "1234", "王工", "长治市某路" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        // Whoever is signed in gets what they always got.
        Assert.Contains("13812345678", await supervisor.GetStringAsync("/api/v1/board"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_opens_nothing_else_of_the_interface()
    {
        using var screen = Screen((await MakeAsync()).Key);
        foreach (var (method, address) in new[]
        {
            ("GET", "/api/v1/tickets"), ("GET", "/api/v1/me"), ("GET", "/api/v1/displays"), ("GET", "/api/v1/charts/response"), ("GET", "/api/v1/notices"),
            ("POST", "/api/v1/positions"), ("POST", "/api/v1/tickets"),
        })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            if (method == "POST")
                request.Content = JsonContent.Create(new { });
            using var answer = await screen.SendAsync(request);
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_key_opens_the_wall_and_no_other_page()
    {
        using var browser = await OpenedAsync((await MakeAsync()).Key);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/wall")).StatusCode);
        foreach (var page in new[] { "/", "/board", "/desk", "/tickets", "/displays", "/my", "/customers" })
        {
            using var answer = await browser.GetAsync(page);
            Assert.Equal((page, HttpStatusCode.Redirect), (page, answer.StatusCode));
        }
        using var circuit = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        Assert.Equal(HttpStatusCode.Unauthorized, circuit.StatusCode);
    }

    [Fact]
    public async Task The_link_becomes_a_cookie_that_scripts_cannot_read_and_leaves_the_address()
    {
        var key = (await MakeAsync()).Key;
        using var client = portal.Anonymous();
        using var answer = await client.GetAsync($"/wall?key={key}");
        Assert.Equal((HttpStatusCode.Redirect, "/wall"), (answer.StatusCode, new Uri(portal.Address, answer.Headers.Location!).PathAndQuery));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("display=", StringComparison.Ordinal));
        Assert.Contains($"display={key}", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"max-age={400 * 24 * 3600}", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_or_revoked_key_leads_to_a_page_that_says_so_and_reads_nothing()
    {
        var made = await MakeAsync();
        using var browser = await OpenedAsync(made.Key);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/wall")).StatusCode);
        using (var revoked = await supervisor.PostAsJsonAsync($"/api/v1/displays/{made.Id}/revoke", new { }))
            Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        using var after = await browser.GetAsync("/wall");
        Assert.Equal((HttpStatusCode.Redirect, "/wall/ended"), (after.StatusCode, after.Headers.Location!.OriginalString));
        Assert.Contains("no longer let in", await browser.GetStringAsync("/wall/ended"), StringComparison.Ordinal);
        using var screen = Screen(made.Key);
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.GetAsync("/api/v1/board")).StatusCode);
        using var anonymous = portal.Anonymous();
        Assert.Equal("/wall/ended", (await anonymous.GetAsync("/wall?key=dk-wrong")).Headers.Location!.OriginalString);
        Assert.StartsWith("/signin", new Uri(portal.Address, (await anonymous.GetAsync("/wall")).Headers.Location!).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_tries_many_keys_is_told_to_wait_and_a_screen_of_the_same_address_goes_on()
    {
        var key = (await MakeAsync()).Key;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            using var wrong = Screen($"dk-{Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}");
            Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.GetAsync("/api/v1/board")).StatusCode);
        }
        using var another = Screen($"dk-{new string('A', 43)}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await another.GetAsync("/api/v1/board")).StatusCode);
        using var browser = await OpenedAsync(key);
        using (var mistyped = await browser.GetAsync("/wall?key=dk-wrong"))
            Assert.Equal((HttpStatusCode.TooManyRequests, false), (mistyped.StatusCode, mistyped.Headers.Contains("Set-Cookie")));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/wall")).StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_by_a_key_all_the_time_is_told_to_wait_whatever_else_is_shown_besides()
    {
        using var screen = Screen((await MakeAsync()).Key);
        screen.DefaultRequestHeaders.Add("Cookie", "session=x");
        for (var asked = 0; asked < 120; asked++)
            (await screen.GetAsync("/api/v1/board")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await screen.GetAsync("/api/v1/board")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await screen.GetAsync("/wall")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await screen.PostAsync("/hubs/dispatch/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync("/wall")).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_screen_watches_by_the_hub_reports_nothing_and_is_ended_when_its_key_is_revoked(bool messagePack)
    {
        var made = await MakeAsync();
        var builder = new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "/hubs/dispatch"), options => options.Headers["Authorization"] = $"Display {made.Key}");
        if (messagePack)
            builder.AddMessagePackProtocol();
        else
            builder.AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        await using var hub = builder.Build();
        var (changes, days, closed) = (new TaskCompletionSource<BoardChange>(), new TaskCompletionSource<WallDay>(), new TaskCompletionSource());
        hub.On<BoardChange>("Changed", change => changes.TrySetResult(change));
        hub.On<WallDay>("Day", day =>
        {
            if (day.People.Any(person => person.Name == "李婷"))
                days.TrySetResult(day);
        });
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync();
        var wall = await hub.InvokeAsync<WallAnswer>("WatchWall", TestContext.Current.CancellationToken);
        Assert.Empty(wall.Board.Cards);
        var number = await RegisterAsync();
        var card = Assert.Single((await changes.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)).Cards);
        Assert.Equal((number, "回电 ***"), (card.Number, card.Fault));
        Assert.Null(card.Site!.Address);
        // Who looks after it is told with the day, which comes soon after a change.
        await days.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync("ReportPosition", new Core.Dispatch.PositionReport { Lat = 1, Lon = 1, At = DateTime.UtcNow }));
        Assert.Contains("forbidden", refused.Message, StringComparison.Ordinal);

        (await supervisor.PostAsJsonAsync($"/api/v1/displays/{made.Id}/revoke", new { })).EnsureSuccessStatusCode();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_key_opens_the_wall_in_an_engineers_browser_too_until_it_is_revoked()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var portal = new PortalFactory { With = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)) };
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        await portal.HireAsync("e1", "赵强", Roles.Engineer);
        using var supervisor = await portal.AsAsync("v1");
        var made = await MakeAsync(supervisor);
        var session = await portal.CookiesAsync("e1");
        HubConnection Connection(bool key) => new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "/hubs/dispatch"), options =>
        {
            options.Cookies = session;
            if (key)
                options.Headers["Authorization"] = $"Display {made.Key}";
        }).AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter())).Build();
        await using (var without = Connection(key: false))
        {
            await without.StartAsync();
            await Assert.ThrowsAsync<HubException>(() => without.InvokeAsync<WallAnswer>("WatchWall", TestContext.Current.CancellationToken));
        }
        await using var hub = Connection(key: true);
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync();
        Assert.Empty((await hub.InvokeAsync<WallAnswer>("WatchWall", TestContext.Current.CancellationToken)).Board.Cards);
        (await supervisor.PostAsJsonAsync($"/api/v1/displays/{made.Id}/revoke", new { })).EnsureSuccessStatusCode();
        time.Advance(BoardFollowing.Trust);
        await closed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_person_without_the_role_has_no_wall_and_the_key_of_a_screen_is_described()
    {
        using var engineer = await portal.AsAsync("e1");
        using var refused = await engineer.GetAsync("/wall");
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        using var mistyped = await engineer.GetAsync("/wall?key=dk-wrong");
        Assert.Equal("/access-denied", new Uri(portal.Address, mistyped.Headers.Location!).PathAndQuery);
        using var anonymous = portal.Anonymous();
        var document = await anonymous.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        Assert.Equal("Authorization", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("display").GetProperty("name").GetString());
        Assert.Contains("display", document.GetProperty("paths").GetProperty("/api/v1/board").GetProperty("get").GetProperty("security").ToString(), StringComparison.Ordinal);
    }

    private HttpClient Screen(string key)
    {
        var client = portal.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Display", key);
        return client;
    }

    private async Task<HttpClient> OpenedAsync(string key)
    {
        var client = portal.Anonymous();
        using var answer = await client.GetAsync($"/wall?key={key}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private async Task<Core.Dispatch.MadeDisplay> MakeAsync(HttpClient? by = null)
    {
        using var answer = await (by ?? supervisor).PostAsJsonAsync("/api/v1/displays", new { name = "调度室", scenes = Scenes });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Core.Dispatch.MadeDisplay>())!;
    }

    private async Task<string> RegisterAsync() => LiveDepartment.Must(await portal.Get<TicketDesk>().RegisterAsync(await portal.ActorAsync("s1"), new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, CustomerName = "余吾煤业",
        Site = new SiteInput { Name = "副井口", Address = "长治市某路 3 号" }, Fault = "回电 13812345678", Contact = Department.Contact,
    })).Number;
}
