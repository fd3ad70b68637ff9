using System.Collections.Concurrent;
using System.Security.Claims;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Dispatch.Displays;

/// <summary>Whether a connection may go on: a person's session still stands, or the display's key has not been revoked.</summary>
internal sealed class DisplaySessions(Sessions sessions, DisplayDesk displays, DisplaysSeen seen, TimeProvider time)
{
    /// <summary>How long a screen may go on after its key was revoked, besides what is known for <see cref="Kept"/>.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<int, (bool Stands, DateTimeOffset At)> known = [];

    public static TimeSpan TrustIn(ClaimsPrincipal user) => user.DisplayId is null ? BoardFollowing.Trust : Trust;

    public Task<bool> StandsAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        user.DisplayId is { } id ? StandsAsync(id, cancel) : sessions.StandsAsync(user, cancel);

    /// <summary>The same for a wall that a person's own role would not open: it ends with the key, and with the session.</summary>
    public async Task<bool> StandByKeyAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        user.KeyOf is { } id && await StandsAsync(id, cancel) && (user.DisplayId is not null || await sessions.StandsAsync(user, cancel));

    private async Task<bool> StandsAsync(int id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!known.TryGetValue(id, out var last) || now - last.At > Kept)
            known[id] = last = (await displays.PassOfAsync(id, cancel) is not null, now);
        if (last.Stands)
            seen.Note(id);
        return last.Stands;
    }
}

/// <summary>Writes down once a minute when the screens were last there.</summary>
internal sealed partial class DisplaysKept(DisplaysSeen seen, TimeProvider time, ILogger<DisplaysKept> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await seen.WriteAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // What was not written is still known, and written at one of the next rounds.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(EventId = 3203, Level = LogLevel.Warning, Message = "When the displays were last seen could not be written; tried again in a minute")]
    private partial void LogFailed(Exception exception);
}
