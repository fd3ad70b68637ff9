using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.World;

/// <summary>The wire between a page and its circuit, which the test can make deaf and cut.</summary>
internal sealed class CutLine : IDisposable
{
    private readonly TaskCompletionSource swallowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IWebSocketRoute? toPage, toPortal;
    private volatile bool deaf, mute;

    public static async Task<CutLine> BetweenAsync(IPage page)
    {
        var line = new CutLine();
        await page.RouteWebSocketAsync(new Regex("/_blazor"), line.Join);
        return line;
    }

    /// <summary>What the portal sends is lost from now on.</summary>
    public void Swallow() => deaf = true;

    /// <summary>What the page sends is lost from now on.</summary>
    public void Mute() => mute = true;

    /// <summary>The portal has sent something that never came.</summary>
    public Task SwallowedAsync() => swallowed.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>Both ends are told; the page takes up its circuit again by itself.</summary>
    public async Task BreakAsync()
    {
        var (page, portal) = (toPage!, toPortal!);
        deaf = mute = false;
        await portal.CloseAsync();
        await page.CloseAsync(new WebSocketRouteCloseOptions { Code = 3001 });
    }

    public void Dispose() => (toPage, toPortal) = (null, null);

    private void Join(IWebSocketRoute route)
    {
        var portal = route.ConnectToServer();
        (toPage, toPortal) = (route, portal);
        route.OnMessage(frame =>
        {
            if (mute)
                return;
            if (frame.Binary is { } bytes)
                portal.Send(bytes);
            else if (frame.Text is { } text)
                portal.Send(text);
        });
        portal.OnMessage(frame =>
        {
            if (deaf)
                swallowed.TrySetResult();
            else if (frame.Binary is { } bytes)
                route.Send(bytes);
            else if (frame.Text is { } text)
                route.Send(text);
        });
    }
}
