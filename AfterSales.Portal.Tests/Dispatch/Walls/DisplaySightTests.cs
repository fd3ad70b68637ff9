using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Dispatch.Wall;
using AfterSales.Portal.Tests.World;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSales.Portal.Tests.Dispatch.Walls;

/// <summary>What goes over the hub to a screen of somebody who is a person and has a door of their own.</summary>
public sealed class DisplaySightTests : IAsyncLifetime
{
    private const double Lat = 36.2468, Lon = 113.1357;
    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Scenes = ["Due"];
    private readonly PortalFactory portal = new();
    private int engineer;

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("s1", "李婷", Roles.Staff);
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        engineer = await portal.HireAsync("e1", "赵强", Roles.Engineer);
        await portal.SendToWorkAsync(engineer);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_screen_is_told_of_a_person_no_name_and_no_place_nearer_than_the_city_nor_of_the_engineer_who_is_there()
    {
        var (mine, company) = (await RegisterAsync(null, "家"), await RegisterAsync("余吾煤业", "副井口"));
        await portal.Get<BoardFeed>().CurrentAsync(TestContext.Current.CancellationToken);
        await using var hub = await ConnectAsync();
        var moved = new TaskCompletionSource<BoardEngineerAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.On<BoardChange>("Changed", change =>
        {
            if (change.Engineers.FirstOrDefault(one => one.Lat is not null) is { } seen)
                moved.TrySetResult(seen);
        });
        var wall = await hub.InvokeAsync<WallAnswer>("WatchWall", TestContext.Current.CancellationToken);
        var sent = JsonSerializer.Serialize(wall.Board, Legible);
        foreach (var secret in new[] { "王工", "李工", "1234", "家", "某路" })
            Assert.DoesNotContain(secret, sent, StringComparison.Ordinal);
        var (card, other) = (wall.Board.Cards.Single(one => one.Number == mine.Number), wall.Board.Cards.Single(one => one.Number == company.Number));
        Assert.Null(card.Customer);
        Assert.Null(card.ContactName);
        Assert.Equal(("长治", "", 36.2, 113.1), (card.City, card.Site!.Name, card.Site.Lat, card.Site.Lon));
        Assert.Equal(("余吾煤业", "副井口", Lat, Lon), (other.Customer!.Name, other.Site!.Name, other.Site.Lat, other.Site.Lon));

        // Whoever is there stands at that door.
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        var (supervisor, own) = (await portal.ActorAsync("v1"), await portal.ActorAsync("e1"));
        var diagnosed = await portal.RunAsync(await portal.ActorAsync("s1"), mine, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        var assigned = await portal.RunAsync(supervisor, diagnosed, new Assign { EngineerIds = [engineer], Start = now, End = now.AddHours(2), OverrideReason = "急" });
        await portal.RunAsync(own, assigned, new Depart());
        Assert.True((await portal.Get<PositionDesk>().ReportAsync(own, new PositionReport { Lat = Lat, Lon = Lon, AccuracyM = 8, At = now })).Done);
        var seen = await moved.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal((engineer, 36.2, 113.1, 10_000), (seen.Id, seen.Lat, seen.Lon, seen.AccuracyM));
        // Whoever is signed in gets what they always got.
        using var desk = await portal.AsAsync("v1");
        Assert.Contains("36.2468", await desk.GetStringAsync("/api/v1/board"), StringComparison.Ordinal);
    }

    private async Task<Done> RegisterAsync(string? customer, string site) => LiveDepartment.Must(await portal.Get<TicketDesk>().RegisterAsync(await portal.ActorAsync("s1"), new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, CustomerName = customer, Fault = "液压泵噪声大",
        Contact = customer is null ? Department.Contact : new ContactInput { Name = "李工", Phone = "139 1234 5678" },
        Site = new SiteInput { Name = site, Address = "长治市某路 3 号", City = "长治", Lat = Lat, Lon = Lon },
    }));

    private async Task<HubConnection> ConnectAsync()
    {
        using var supervisor = await portal.AsAsync("v1");
        using var answer = await supervisor.PostAsJsonAsync("/api/v1/displays", new { name = "调度室", scenes = Scenes }, TestContext.Current.CancellationToken);
        var made = (await answer.Content.ReadFromJsonAsync<MadeDisplay>(TestContext.Current.CancellationToken))!;
        var hub = new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "/hubs/dispatch"), options => options.Headers["Authorization"] = $"Display {made.Key}")
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter())).Build();
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }
}
