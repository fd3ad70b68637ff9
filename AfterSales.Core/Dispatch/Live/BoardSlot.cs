using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>One watcher's place: holds at most one update. What comes while the watcher is busy is merged into it.</summary>
internal sealed class BoardSlot
{
    private readonly Lock turn = new();
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private BoardUpdate? waiting;

    public void Put(BoardUpdate update)
    {
        lock (turn)
            waiting = waiting?.Then(update) ?? update;
        bell.Writer.TryWrite(true);
    }

    public async IAsyncEnumerable<BoardUpdate> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var _ in bell.Reader.ReadAllAsync(cancel))
        {
            if (Take() is { } update)
                yield return update;
        }
    }

    private BoardUpdate? Take()
    {
        lock (turn)
        {
            var taken = waiting;
            waiting = null;
            return taken;
        }
    }
}
