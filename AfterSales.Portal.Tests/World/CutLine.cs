using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.World;

/// <summary>The wire between a page and its circuit, or its hub, which the test can make deaf and cut.</summary>
internal sealed class CutLine(bool inWords) : IDisposable
{
    private readonly TaskCompletionSource swallowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IWebSocketRoute? toPage, toPortal;
    private volatile bool deaf, mute;

    /// <param name="inWords">A hub's line carries text, a circuit's bytes.</param>
    public static async Task<CutLine> BetweenAsync(IPage page, string path = "/_blazor", bool inWords = false)
    {
        var line = new CutLine(inWords);
        await page.RouteWebSocketAsync(new Regex(path), line.Join);
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
            PassOn(frame, portal.Send, portal.Send);
        });
        portal.OnMessage(frame =>
        {
            if (deaf)
                swallowed.TrySetResult();
            else
                PassOn(frame, route.Send, route.Send);
        });
    }

    // A frame does not tell whether it is one of text or of bytes: it can be read as both.
    private void PassOn(IWebSocketFrame frame, Action<string> text, Action<byte[]> bytes)
    {
        if (inWords)
            text(frame.Text!);
        else if (frame.Binary is { } data)
            bytes(data);
    }
}
