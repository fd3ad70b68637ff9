using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.Parts;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AfterSales.Portal.Tickets.Lists;

/// <summary>Search and filters over the tickets the reader may see; the address holds them, so that a list can be sent to a colleague.</summary>
public sealed partial class TicketsPage(TicketQueries tickets, PeopleQueries people, NavigationManager navigation, CompanyTime company, TimeProvider time) : ComponentBase, IDisposable
{
    private const int PageSize = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly CancellationTokenSource gone = new();
    private CancellationTokenSource? typing;
    private IReadOnlyList<EngineerLine> engineers = [];
    private TicketList? list;
    private string? typed;
    private bool ownOnly;
    private DateTime now;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    public string[] Stages { get; set; } = [];

    [SupplyParameterFromQuery]
    public string? Priority { get; set; }

    [SupplyParameterFromQuery]
    public string? Type { get; set; }

    [SupplyParameterFromQuery]
    public int? Engineer { get; set; }

    /// <summary>A <see cref="TicketWait"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Waits { get; set; }

    /// <summary>A <see cref="TicketEvent"/>, from <see cref="From"/> until before <see cref="To"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Happened { get; set; }

    /// <summary>The company's day, as 2026-11-25.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The company's day after the last one.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private bool Filtered => Query is not null || Stages.Length > 0 || Priority is not null || Type is not null || Engineer is not null || Waits is not null || Happened is not null || From is not null || To is not null;

    // What the filters of the bar do not say: it came with the address.
    private string? During => (Parsed<TicketEvent>(Happened), Day(From), Day(To)?.AddDays(-1)) switch
    {
        (null, null, null) => null,
        (var what, { } first, { } last) => L[nameof(ListsTexts.List_During), L.Of(what ?? TicketEvent.Reported), Times.Days(first, last)],
        (var what, { } first, null) => L[nameof(ListsTexts.List_Since), L.Of(what ?? TicketEvent.Reported), Times.Date(first)],
        (var what, null, { } last) => L[nameof(ListsTexts.List_UpTo), L.Of(what ?? TicketEvent.Reported), Times.Date(last)],
        ({ } what, null, null) => L.Of(what),
    };

    protected override async Task OnInitializedAsync()
    {
        typed = Query;
        ownOnly = !(await ActorAsync()).SeesAllTickets;
        if (!ownOnly)
            engineers = await people.EngineersAsync(await ActorAsync(), gone.Token);
    }

    protected override async Task OnParametersSetAsync()
    {
        var filter = new TicketFilter
        {
            Query = Query,
            Stages = [.. Stages.Select(Parsed<Stage>).OfType<Stage>()],
            Priorities = Parsed<Priority>(Priority) is { } priority ? [priority] : [],
            ServiceType = Parsed<ServiceType>(Type),
            EngineerId = ownOnly ? null : Engineer,
            Waits = Parsed<TicketWait>(Waits),
            Happened = Parsed<TicketEvent>(Happened),
            From = Day(From) is { } first ? company.StartOf(first) : null,
            To = Day(To) is { } end ? company.StartOf(end) : null,
        };
        list = await tickets.ListAsync(await ActorAsync(), filter, Page ?? 1, PageSize, gone.Token);
        now = time.GetUtcNow().UtcDateTime;
    }

    private async Task SearchSoonAsync()
    {
        typing?.Cancel();
        var mine = typing = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        try
        {
            await Task.Delay(Pause, time, mine.Token);
            Search();
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // More was typed, or the page was left.
        }
    }

    private Task SearchAsync()
    {
        typing?.Cancel();
        Search();
        return Task.CompletedTask;
    }

    private void Search() => Go("query", string.IsNullOrWhiteSpace(typed) ? null : typed.Trim());

    private void Go(string name, object? value) => navigation.Narrow(name, value as string);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Parsed<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        typing?.Dispose();
    }
}
