using AfterSales.Core.Dispatch;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Where the engineer is, from the phone on.</summary>
public sealed class PositionsStoryTests(BrowserFixture browser)
{
    [Fact]
    public async Task Positions_wait_while_there_is_no_network_come_in_their_order_after_it_and_can_be_seen_and_deleted()
    {
        await using var portal = new PortalFactory();
        await FieldWork.BeginAsync(portal);
        var engineer = await portal.ActorAsync("engineer1");
        await portal.SendToWorkAsync(engineer.EmployeeId!.Value);
        await using var phone = await browser.OpenAsync(portal, "engineer1", width: 390, height: 844);
        await phone.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await BeAtAsync(phone, 36.25f);
        await phone.Page.Clock.InstallAsync();
        using var line = await CutLine.BetweenAsync(phone.Page, "/hubs/dispatch", inWords: true);
        var reachable = true;
        await phone.Page.RouteAsync("**/hubs/dispatch/negotiate**", route => reachable ? route.ContinueAsync() : route.AbortAsync());
        await phone.GoToAsync("/my");
        var sign = phone.Page.GetByTestId("sharing-sign");
        await Expect(sign).ToHaveAttributeAsync("data-state", "on");
        await KnownAsync(1);

        // Into the tunnel.
        reachable = false;
        await line.BreakAsync();
        foreach (var (lat, waiting) in new[] { (36.26f, "1"), (36.27f, "2") })
        {
            await BeAtAsync(phone, lat);
            await phone.Page.Clock.FastForwardAsync(31_000);
            await Expect(sign).ToHaveAttributeAsync("data-waiting", waiting);
        }
        await Expect(sign).ToContainTextAsync("2 wait for a network");
        await KnownAsync(1);

        reachable = true;
        await phone.Page.Clock.FastForwardAsync(25_000);
        await Expect(sign).ToHaveAttributeAsync("data-state", "on");
        var track = await KnownAsync(3);
        Assert.Equal([36.25, 36.26, 36.27], track.Select(position => Math.Round(position.Lat, 3)));

        await sign.ClickAsync();
        await Expect(phone.Page.GetByTestId("stored-count")).ToHaveTextAsync("3");
        await Expect(phone.Page.Locator(".track-map path.way")).ToBeAttachedAsync();
        await phone.AssertAccessibleAsync();
        await phone.Page.GetByTestId("forget-open").ClickAsync();
        await phone.Page.GetByTestId("forget").ClickAsync();
        await Expect(phone.Page.GetByTestId("forgotten")).ToBeVisibleAsync();
        await KnownAsync(0);

        async Task<IReadOnlyList<StoredPosition>> KnownAsync(int count)
        {
            while (true)
            {
                var known = await portal.Get<PositionHistory>().OwnAsync(engineer, TestContext.Current.CancellationToken);
                if (known.Count == count)
                    return known.Days.Count == 0 ? [] : await portal.Get<PositionHistory>().OwnDayAsync(engineer, known.Days[0].Day, TestContext.Current.CancellationToken);
                await phone.Page.WaitForTimeoutAsync(50);
            }
        }
    }

    private static Task BeAtAsync(BrowserTab phone, float lat) =>
        phone.Page.Context.SetGeolocationAsync(new Geolocation { Latitude = lat, Longitude = 113.5f, Accuracy = 12 });
}
