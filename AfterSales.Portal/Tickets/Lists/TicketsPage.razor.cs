using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Parts;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AfterSales.Portal.Tickets.Lists;

/// <summary>Search and filters over the tickets the reader may see; the address holds them, so that a list can be sent to a colleague.</summary>
public sealed partial class TicketsPage(TicketQueries tickets, PeopleQueries people, NavigationManager navigation, TimeProvider time) : ComponentBase, IDisposable
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

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private bool Filtered => Query is not null || Stages.Length > 0 || Priority is not null || Type is not null || Engineer is not null;

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
