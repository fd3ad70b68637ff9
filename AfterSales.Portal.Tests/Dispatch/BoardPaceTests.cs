using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AfterSales.Portal.Tests.Dispatch;

/// <summary>How fast the board tells: at once after a quiet moment, gathered in a rush, positions more slowly than cards.</summary>
public sealed class BoardPaceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly BoardTouches touches = new();
    private LiveDepartment department = null!;
    private BoardFeed feed = null!;
    private IAsyncEnumerator<BoardUpdate> updates = null!;
    private Task running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        department = await LiveDepartment.OpenAsync();
        for (var i = 0; i < 3; i++)
            await department.RegisterAsync();
        // A feed of its own: its clock moves only when the test moves it, and so do its timers.
        feed = new BoardFeed(department.Queries, touches, TestDatabase.Company, time, BoardPace.Usual, NullLogger<BoardFeed>.Instance);
        await feed.LoadAsync(ending.Token);
        updates = feed.Watch(ending.Token).Updates.GetAsyncEnumerator(ending.Token);
        running = feed.RunAsync(ending.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        ending.Dispose();
        await department.DisposeAsync();
    }

    [Fact]
    public async Task The_first_change_after_a_quiet_moment_is_told_at_once()
    {
        touches.Add(new BoardTouch { Tickets = { 1 } });
        // Nobody moved the clock.
        Assert.Single((await NextAsync()).Delta!.Cards);
    }

    [Fact]
    public async Task What_comes_in_quick_succession_is_gathered_and_read_once()
    {
        touches.Add(new BoardTouch { Tickets = { 1 } });
        var first = await NextAsync();
        foreach (var ticket in new[] { 1, 2, 3 })
            touches.Add(new BoardTouch { Tickets = { ticket } });
        time.Advance(BoardPace.Usual.Changes);

        var gathered = await NextAsync();
        Assert.Equal(3, gathered.Delta!.Cards.Count);
        Assert.Equal(first.Board.Version, gathered.Delta.Since);
        // A version begins with the time it was read at; every further one at that time would be one more.
        Assert.Equal(time.GetUtcNow().ToUnixTimeMilliseconds(), gathered.Board.Version);
    }

    [Fact]
    public async Task Positions_wait_longer_than_cards()
    {
        touches.Add(new BoardTouch { Tickets = { 1 } });
        await NextAsync();
        touches.Add(new BoardTouch { Tickets = { 2 }, Moved = { 3 } });
        time.Advance(BoardPace.Usual.Changes);
        var card = (await NextAsync()).Delta!;
        Assert.Equal((1, 0), (card.Cards.Count, card.Engineers.Count));

        time.Advance(BoardPace.Usual.Moves - BoardPace.Usual.Changes);
        Assert.Equal([3], (await NextAsync()).Delta!.Engineers.Keys);
    }

    [Fact]
    public async Task Whoever_asks_for_the_present_board_waits_for_cards_and_not_for_positions()
    {
        touches.Add(new BoardTouch { Tickets = { 1 } });
        var before = (await NextAsync()).Board.Version;
        touches.Add(new BoardTouch { Tickets = { 2 }, Moved = { 3 } });
        var asked = feed.CurrentAsync(ending.Token);
        time.Advance(BoardPace.Usual.Changes);

        Assert.NotEqual(before, (await asked.WaitAsync(TimeSpan.FromSeconds(60), ending.Token)).Version);
        Assert.Empty((await NextAsync()).Delta!.Engineers);
    }

    [Fact]
    public async Task So_many_changes_that_telling_them_is_no_gain_are_one_fresh_board()
    {
        var many = new BoardTouch();
        many.Tickets.UnionWith(Enumerable.Range(1, 1001).Select(id => (long)id));
        touches.Add(many);
        var update = await NextAsync();
        Assert.Null(update.Delta);
        Assert.Equal(3, update.Board.Cards.Count);
    }

    [Fact]
    public async Task For_nobody_it_is_read_seldom_and_for_who_comes_or_asks_without_that_wait()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        var quiet = new BoardTouches();
        var unwatched = new BoardFeed(department.Queries, quiet, TestDatabase.Company, time, BoardPace.Usual, NullLogger<BoardFeed>.Instance);
        await unwatched.LoadAsync(ending.Token);
        var following = unwatched.RunAsync(ending.Token);
        quiet.Add(new BoardTouch { Tickets = { 1 } });
        await unwatched.CurrentAsync(ending.Token);
        var before = unwatched.Board.Version;

        quiet.Add(new BoardTouch { Tickets = { 2 } });
        time.Advance(BoardPace.Usual.Unwatched / 2);
        // Long enough for a board that is read ten times a second to have been read.
        await Task.Delay(50, ending.Token);
        Assert.Equal(before, unwatched.Board.Version);
        await using var watching = unwatched.Watch(leaving.Token).Updates.GetAsyncEnumerator(ending.Token);
        Assert.True(await watching.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), ending.Token));
        Assert.Equal((before, 1), (watching.Current.Delta!.Since, watching.Current.Delta.Cards.Count));
        await leaving.CancelAsync();

        before = unwatched.Board.Version;
        quiet.Add(new BoardTouch { Tickets = { 3 }, Moved = { 3 } });
        time.Advance(BoardPace.Usual.Unwatched);
        while (unwatched.Board.Version == before)
            await Task.Delay(5, ending.Token);

        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    // Where the feed has not yet begun to wait, the clock that was moved lets it go on at once.
    private async Task<BoardUpdate> NextAsync()
    {
        Assert.True(await updates.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), ending.Token));
        return updates.Current;
    }
}
