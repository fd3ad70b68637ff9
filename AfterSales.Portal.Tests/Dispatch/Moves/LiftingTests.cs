using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Dispatch.Board.Hands;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Tests.Tickets;
using AfterSales.Portal.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;
using MudBlazor;

namespace AfterSales.Portal.Tests.Dispatch.Moves;

/// <summary>What is lifted and put back overtake each other on a slow line: an answer is for the card that is in the hand, and for no other.</summary>
public sealed class LiftingTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private LiveDepartment department = null!;
    private TicketPages pages = null!;
    private HeldContexts door = null!;
    private readonly Browser browser = new();
    private IRenderedComponent<CardHands> hands = null!;
    private CardPulse pulse = null!;
    private Done waiting = null!, diagnosing = null!;

    public async ValueTask InitializeAsync()
    {
        department = await LiveDepartment.OpenAsync();
        (waiting, diagnosing) = (await department.RunAsync(LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), await department.RegisterAsync());
        await department.Feed.CurrentAsync(Cancel);
        door = new HeldContexts(department.Database.Contexts);
        pages = await TicketPages.NewAsync();
        pages.Services.AddSingleton<IJSRuntime>(browser).AddSingleton<TimeProvider>(time).AddSingleton<IDbContextFactory<AfterSalesDbContext>>(door).AddSingleton(department.Feed)
            .AddSingleton(new PlanningRules()).AddSingleton<PlanningQueries>().AddSingleton<RecentMoves>().AddSingleton(department.Desk).AddSingleton<ManyTickets>()
            .AddScoped<MoveWords>().AddScoped<MoveNews>().AddScoped<MoveOrders>().AddSingleton<FacePrinter>().AddSingleton<CardFaces>().AddSingleton<ColumnFaces>().AddTransient<CardPulse>();
        pulse = pages.Services.GetRequiredService<CardPulse>();
        pulse.Take(department.Feed.Board, department.Now);
        hands = pages.Render<CardHands>(parameters => parameters.Add(hands => hands.Actor, LiveDepartment.Supervisor).Add(hands => hands.Pulse, pulse));
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await department.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_when_another_card_is_in_the_hand_is_for_nobody()
    {
        var held = door.HoldNext();
        var late = LiftAsync(diagnosing);
        await PutBackAsync();
        Assert.NotNull(await LiftAsync(waiting));
        var said = Preview();
        Assert.NotNull(said);

        held.SetResult();

        Assert.Null(await late);
        Assert.Equal(said.Title, Preview()!.Title);
        // It is the card in the hand that is let go when somebody else has moved it, and not the one before it.
        await MovedAsync(diagnosing);
        await hands.InvokeAsync(hands.Instance.LetGoOfWhatMovedAsync);
        Assert.Empty(Told);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_card_was_put_back_leaves_the_hand_empty()
    {
        var held = door.HoldNext();
        var late = LiftAsync(waiting);
        await PutBackAsync();
        held.SetResult();

        Assert.Null(await late);
        Assert.Null(Preview());
        await MovedAsync(waiting);
        await hands.InvokeAsync(hands.Instance.LetGoOfWhatMovedAsync);
        Assert.Empty(Told);
    }

    [Fact]
    public async Task Of_one_card_lifted_twice_the_last_lift_is_answered_whichever_answer_comes_first()
    {
        var (first, second) = (door.HoldNext(), door.HoldNext());
        var (once, again) = (LiftAsync(waiting), LiftAsync(waiting));

        second.SetResult();
        Assert.NotNull(await again);
        first.SetResult();

        Assert.Null(await once);
        Assert.NotNull(Preview());
    }

    [Fact]
    public async Task A_browser_that_never_answers_holds_the_board_for_five_seconds_and_no_longer()
    {
        await LiftAsync(waiting);
        await MovedAsync(waiting);

        var letting = hands.InvokeAsync(hands.Instance.LetGoOfWhatMovedAsync);
        await browser.Asked.WaitAsync(Cancel);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(letting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        await letting.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.Contains(LiveDepartment.Staff.Name, Assert.Single(Told), StringComparison.Ordinal);
        // The hand is free for the next card.
        Assert.NotNull(await LiftAsync(diagnosing));
    }

    [Fact]
    public async Task A_line_that_is_known_to_be_broken_is_no_error_of_the_boards()
    {
        await LiftAsync(waiting);
        await MovedAsync(waiting);
        browser.Gone = true;

        await hands.InvokeAsync(hands.Instance.LetGoOfWhatMovedAsync);

        Assert.Single(Told);
    }

    private IEnumerable<string?> Told => pages.Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(bar => bar.Message);

    private Task<LiftedCard?> LiftAsync(Done ticket) => hands.InvokeAsync(() => hands.Instance.Lift(ticket.Number));

    private Task PutBackAsync() => hands.InvokeAsync(hands.Instance.PutBack);

    private MovePreview? Preview() => hands.Instance.Preview(LiveDepartment.Engineers[0].EmployeeId!.Value);

    // Somebody else changes the ticket, and the board hears of it.
    private async Task MovedAsync(Done ticket)
    {
        await department.RunAsync(LiveDepartment.Staff, ticket, new AddNote { Text = "客户要求改期" });
        pulse.Take(await department.Feed.CurrentAsync(Cancel), department.Now);
    }

    /// <summary>The door to the database, at which a reader can be made to wait.</summary>
    private sealed class HeldContexts(IDbContextFactory<AfterSalesDbContext> contexts) : IDbContextFactory<AfterSalesDbContext>
    {
        private readonly Queue<TaskCompletionSource> holds = [];

        /// <summary>The next of those who are not awaited yet waits for this.</summary>
        public TaskCompletionSource HoldNext()
        {
            var hold = new TaskCompletionSource();
            holds.Enqueue(hold);
            return hold;
        }

        public AfterSalesDbContext CreateDbContext() => contexts.CreateDbContext();

        public async Task<AfterSalesDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            if (holds.TryDequeue(out var hold))
                await hold.Task;
            return contexts.CreateDbContext();
        }
    }

    /// <summary>A browser that does not answer when it is to put a card back; where its line is known to be broken, it cannot be asked.</summary>
    private sealed class Browser : IJSRuntime, IJSObjectReference
    {
        private readonly TaskCompletionSource asked = new();

        public bool Gone { get; set; }

        public Task Asked => asked.Task;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            if (identifier == "putBack")
            {
                asked.TrySetResult();
                if (Gone)
                    throw new JSDisconnectedException("gone");
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            return typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
