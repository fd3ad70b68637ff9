using System.Data.Common;
using AfterSales.Core.Notifications;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Notifications;

/// <summary>The bell in the bar. It looks again now and then, and as soon as its reader has read something.</summary>
public sealed partial class NoticeBell(NoticeDesk notices, NoticesRead read, TimeProvider time, ILogger<NoticeBell> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private bool shown;
    private int unread;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private string Says => L[nameof(NotificationsTexts.Bell_Unread), unread];

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        // A page of plain HTML is asked for anew by its reader.
        if (!RendererInfo.IsInteractive)
            return;
        read.Happened += LookAgainAsync;
        Follow(TicksAsync(), _ => LookNowAndThenAsync());
    }

    protected override ValueTask LeaveAsync()
    {
        read.Happened -= LookAgainAsync;
        return ValueTask.CompletedTask;
    }

    private async Task LookAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        shown = actor.EmployeeId is not null;
        unread = shown ? await notices.UnreadAsync(actor, Gone) : 0;
    }

    private async Task LookAgainAsync()
    {
        var before = unread;
        await LookAsync();
        if (unread != before)
            StateHasChanged();
    }

    private async Task LookNowAndThenAsync()
    {
        try
        {
            await LookAgainAsync();
        }
        // Every page has the bell: a database that is busy for a moment must not end what somebody types. It looks again soon.
        catch (DbException exception)
        {
            LogFailed(exception);
        }
    }

    private async IAsyncEnumerable<DateTimeOffset> TicksAsync()
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return time.GetUtcNow();
    }

    [LoggerMessage(EventId = 3302, Level = LogLevel.Warning, Message = "Unread notices could not be counted; tried again in twenty seconds")]
    private partial void LogFailed(Exception exception);
}
