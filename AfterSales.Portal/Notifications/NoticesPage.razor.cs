using System.Globalization;
using AfterSales.Core.Notifications;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Notifications;

/// <summary>What the reader was told, what was not read first; each line leads to what it speaks of.</summary>
public sealed partial class NoticesPage(NoticeDesk notices, NoticesRead read, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private IReadOnlyList<NoticeLine>? lines;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await ShowAsync();
        Follow(TicksAsync(), async _ =>
        {
            await ShowAsync();
            StateHasChanged();
        });
    }

    private async Task ShowAsync() => lines = await notices.ListAsync((await Authentication).User.Actor(Origin.Page), Gone);

    private async Task ReadAsync(long? id)
    {
        await notices.ReadAsync((await Authentication).User.Actor(Origin.Page), id, Gone);
        // Where they stand they stay: what was just read does not jump away under the reader's hand.
        lines = lines is null ? null : [.. lines.Select(line => id is null || line.Id == id ? line with { Read = true } : line)];
        await read.TellAsync();
    }

    private string What(NoticeLine line) => L[$"Kind_{line.Kind}", line.Clock is { } clock ? Vocabulary.Clock(clock, line.Question) : ""];

    // 投诉 12, or the ticket's number.
    private string Named(NoticeLine line) => line.Kind switch
    {
        NoticeKind.ComplaintGiven or NoticeKind.ComplaintLate or NoticeKind.CallBackLate => L[nameof(NotificationsTexts.Subject_Complaint), line.SubjectId!],
        NoticeKind.ActionGiven or NoticeKind.ActionLate => L[nameof(NotificationsTexts.Subject_Action), line.SubjectId!],
        _ => line.Number ?? "",
    };

    private static string About(NoticeLine line) => string.Join(" · ", new[] { line.Who, line.Fault }.Where(words => words.Length > 0));

    // Where the ticket stands, and when it is due.
    private string Besides(NoticeLine line) => string.Join(" · ", new[] { line.Stage is { } stage ? Vocabulary.Of(stage) : "", Due(line) }.Where(words => words.Length > 0));

    private string Due(NoticeLine line) => line switch
    {
        { DueAt: null } => "",
        // What is due on a day is due until its end.
        { DueAt: { } end, Kind: NoticeKind.CheckLate or NoticeKind.ActionLate or NoticeKind.ActionGiven } => L[nameof(NotificationsTexts.Notice_Due), Times.Day(end.AddTicks(-1))],
        { Kind: NoticeKind.Recounted, WasDueAt: { } was } => L[nameof(NotificationsTexts.Notice_Moved), Times.DayAndTime(was), Said(line)],
        _ => L[nameof(NotificationsTexts.Notice_Due), Said(line)],
    };

    private string Said(NoticeLine line) => line.Provisional
        ? L[nameof(NotificationsTexts.Notice_Provisional), Times.DayAndTime(line.DueAt!.Value)] : Times.DayAndTime(line.DueAt!.Value);

    private static string Address(NoticeLine line) => line.Kind switch
    {
        NoticeKind.ComplaintGiven or NoticeKind.ComplaintLate or NoticeKind.CallBackLate => $"/complaints/{line.SubjectId}",
        NoticeKind.CheckLate => $"/spot-checks/{line.SubjectId}",
        NoticeKind.ActionGiven or NoticeKind.ActionLate => $"/actions/{line.SubjectId}",
        _ => line.Clock is { } clock ? $"/tickets/{line.Number}?clock={ClockFacts.KeyOf(clock, line.Question)}" : $"/tickets/{line.Number}",
    };

    private static string Hook(NoticeLine line) => line.SubjectId?.ToString(CultureInfo.InvariantCulture) ?? line.Number ?? "";

    private static bool IsOver(NoticeKind kind) => kind is NoticeKind.Broken or NoticeKind.Ownerless or NoticeKind.ComplaintLate or NoticeKind.CallBackLate or NoticeKind.CheckLate or NoticeKind.ActionLate;

    private static string Sign(NoticeKind kind) => kind switch
    {
        NoticeKind.Soon => "▲",
        NoticeKind.Asked => "?",
        NoticeKind.ComplaintGiven or NoticeKind.ActionGiven => "●",
        _ when IsOver(kind) => "◆",
        _ => "↻",
    };

    private static string Class(NoticeLine line) => (line.Kind == NoticeKind.Soon ? "soon" : IsOver(line.Kind) ? "over" : "calm") + (line.Read ? " read" : "");

    private async IAsyncEnumerable<DateTimeOffset> TicksAsync()
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return time.GetUtcNow();
    }
}
