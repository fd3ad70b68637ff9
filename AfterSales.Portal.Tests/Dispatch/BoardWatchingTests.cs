using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using CsCheck;

namespace AfterSales.Portal.Tests.Dispatch;

/// <summary>Whatever happens and however slowly one reads: board plus changes is the board.</summary>
public sealed class BoardWatchingTests
{
    // Whether the next thing is a new ticket, a diagnosis, an assignment, a cancellation, or a slow watcher's look.
    private static readonly Gen<int[]> Days = Gen.Int[0, 4].Array[1, 25];

    [Fact]
    public async Task Any_run_of_commands_leaves_every_watcher_with_the_present_board() =>
        await Days.SampleAsync(async steps =>
        {
            await using var department = await LiveDepartment.OpenAsync();
            using var leave = new CancellationTokenSource();
            await using var fast = new Watcher(department.Feed.Watch(leave.Token), leave.Token);
            await using var slow = new Watcher(department.Feed.Watch(leave.Token), leave.Token);
            var open = new List<Done>();
            foreach (var step in steps)
            {
                await DoAsync(department, open, step);
                if (step == 4)
                    await slow.CatchUpAsync(await department.Feed.CurrentAsync(leave.Token));
                await fast.CatchUpAsync(await department.Feed.CurrentAsync(leave.Token));
            }
            var present = await department.Feed.CurrentAsync(leave.Token);
            var looksBefore = slow.Looks;
            await slow.CatchUpAsync(present);
            await fast.CatchUpAsync(present);
            // One slot: whatever was missed comes at once.
            Assert.InRange(slow.Looks - looksBefore, 0, 1);
            var fresh = await department.FreshCardsAsync();
            var expected = fresh.OrderBy(card => card.Number).Select(card => (card.Number, card.Version, card.Stage, string.Join(',', card.EngineerIds))).ToList();
            Assert.Equal(expected, slow.Cards);
            Assert.Equal(expected, fast.Cards);
            await leave.CancelAsync();
        }, iter: 6, threads: 1);

    // What no open ticket stands ready for begins with a new one.
    private static async Task DoAsync(LiveDepartment department, List<Done> open, int step)
    {
        var at = step switch
        {
            1 => open.FindLastIndex(ticket => ticket.Stage == Stage.Diagnosing),
            2 => open.FindLastIndex(ticket => ticket.Stage == Stage.ToDispatch),
            3 => open.Count - 1,
            _ => -1,
        };
        switch (step)
        {
            case 1 when at >= 0:
                open[at] = await department.RunAsync(LiveDepartment.Staff, open[at], new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
                break;
            case 2 when at >= 0:
                open[at] = await department.RunAsync(
                    LiveDepartment.Supervisor, open[at], new Assign { EngineerIds = [3 + at % 3], Start = department.Now, End = department.Now.AddHours(4) });
                break;
            case 3 when at >= 0:
                if (open[at].Stage == Stage.Scheduled)
                    open[at] = await department.RunAsync(LiveDepartment.Supervisor, open[at], new Unassign { Reason = "改派" });
                await department.RunAsync(LiveDepartment.Supervisor, open[at], new Cancel { Reason = "重复" });
                open.RemoveAt(at);
                break;
            case < 4:
                open.Add(await department.RegisterAsync());
                break;
        }
    }

    private sealed class Watcher(BoardWatch watch, CancellationToken cancel) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<BoardUpdate> updates = watch.Updates.GetAsyncEnumerator(cancel);
        private BoardSnapshot board = watch.Board;

        public int Looks { get; private set; }

        public List<(string, long, Stage, string)> Cards =>
            [.. board.Cards.Values.OrderBy(card => card.Number).Select(card => (card.Number, card.Version, card.Stage, string.Join(',', card.EngineerIds)))];

        public async Task CatchUpAsync(BoardSnapshot to)
        {
            while (board.Version < to.Version)
            {
                Assert.True(await updates.MoveNextAsync());
                Looks++;
                var (present, delta) = updates.Current;
                if (delta is not null)
                    Assert.Equal(board.Version, delta.Since);
                board = delta is null ? present : board.After(delta, present.AsOf);
            }
        }

        // The enumeration ends with the token that the watch was begun with.
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
