using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Commands;
using AfterSales.Portal.Tickets.Related;
using AfterSales.Portal.Tickets.Telling;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Files;

/// <summary>The whole file of a ticket. It follows the board's feed: what others do to the ticket appears by itself.</summary>
public sealed partial class TicketPage(
    TicketQueries tickets, DuplicateReports duplicates, TripQueries trips, DateDesk datesAhead, ComplaintQueries complaintsSeen, NavigationManager navigation, CustomerWords customerWords, BoardFeed feed, IDialogService dialogs, CompanyTime company, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);
    private TicketFile? file;
    private IReadOnlyDictionary<long, string> told = new Dictionary<long, string>();
    private EarlierReport? duplicate;
    private Refusal? refusal;
    private int? trip;
    private IReadOnlyList<DateLine> dates = [];
    private IReadOnlyList<ComplaintLine> complaints = [];
    private bool mayComplain;
    private DateTime now;

    [Parameter]
    public string Number { get; set; } = "";

    /// <summary>Key of the clock whose sum somebody asked for elsewhere.</summary>
    [SupplyParameterFromQuery]
    public string? Clock { get; set; }

    /// <summary>Why the file that was just sent was not taken, by its code.</summary>
    [SupplyParameterFromQuery]
    public string? Refused { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private CommandOffer? Main => file is null ? null : NextCommands.MainOf(file);

    private IReadOnlyList<CommandOffer> Others => file is null ? [] : NextCommands.OthersOf(file, Main);

    private IReadOnlyList<CommandOffer> Recordable => file is null ? [] : NextCommands.RecordsOf(file);

    private string Title => file is null ? Number
        : file.Equipment is { Model: not null } machine ? $"{machine.Model} {machine.Name} · {file.Fault}" : file.Fault;

    private bool MayCorrect => file?.Commands.Any(offer => offer is { Name: nameof(CorrectClock), Allowed: true }) == true;

    // What was decided goes before what the calendar says.
    private string? Warranty => file?.Records.LastOrDefault(record => record.Kind == RecordKind.Entitlement)?.Coverage is { } decided ? Vocabulary.Of(decided)
        : file?.Equipment?.WarrantyUntil is not { } until ? null
        : until >= company.DayOf(file.CreatedAt) ? L[nameof(FilesTexts.File_InWarranty), Times.Date(until)].Value : L[nameof(FilesTexts.File_OutOfWarranty), Times.Date(until)].Value;

    protected override void OnInitialized()
    {
        Follow(feed.Watch(Gone).Updates, FollowBoardAsync);
        Follow(TicksAsync(), _ => ShowNow());
    }

    protected override Task OnParametersSetAsync() => file?.Number == Number ? Task.CompletedTask : ReadAsync();

    private async Task ReadAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var found = await tickets.FileAsync(actor, Number, Gone);
        (file, refusal) = (found.Value, found.Refusal);
        duplicate = file is null ? null : (await duplicates.FindAsync(actor, [Number], Gone)).GetValueOrDefault(Number);
        told = file is null ? new Dictionary<long, string>() : customerWords.Of(file);
        trip = file is null ? null : await trips.OfTicketAsync(actor, Number, Gone);
        dates = file is null ? [] : await datesAhead.OfTicketAsync(actor, Number, Gone);
        complaints = file is null ? [] : await complaintsSeen.OfTicketAsync(actor, Number, Gone);
        mayComplain = actor.IsStaff || actor.IsSupervisor;
        now = time.GetUtcNow().UtcDateTime;
    }

    private async Task FollowBoardAsync(BoardUpdate update)
    {
        if (update.Delta is { } delta && !delta.Cards.ContainsKey(Number) && !delta.Gone.Contains(Number))
            return;
        await ReadAsync();
        StateHasChanged();
    }

    private async IAsyncEnumerable<DateTime> TicksAsync()
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(Gone))
            yield return time.GetUtcNow().UtcDateTime;
    }

    private void ShowNow()
    {
        now = time.GetUtcNow().UtcDateTime;
        StateHasChanged();
    }

    private async Task CorrectAsync(ClockFacts clock)
    {
        var known = new Dictionary<string, string> { ["clock"] = clock.Name.ToString() };
        if (clock.Question is { } question)
            known["questionNumber"] = question.ToString(CultureInfo.InvariantCulture);
        await AskAsync(nameof(CorrectClock), known);
    }

    private Task RunAsync(string command) => AskAsync(command, null);

    private Task MergeAsync() => AskAsync(nameof(MergeInto), DuplicatePanel.PresetFor(duplicate!));

    private async Task AskAsync(string command, IReadOnlyDictionary<string, string>? preset)
    {
        var done = await dialogs.AskAsync(Number, command, file?.Version, preset);
        // Some commands make another ticket: that is the one to go on with.
        if (done is not null && done.Number != Number)
            navigation.NavigateTo($"/tickets/{done.Number}");
        else
            await ReadAsync();
    }
}
