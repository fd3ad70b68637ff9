using System.Runtime.CompilerServices;

namespace AfterSales.Core.Data;

/// <summary>Tells whoever shows something that it is other than before: one of each kind per process, and nothing of what has changed.</summary>
public abstract class ChangeSignal
{
    private readonly Lock turn = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int watchers;

    /// <summary>One element after each change from now on; changes that come while one is being looked at are told as one.</summary>
    public async IAsyncEnumerable<long> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref watchers);
        try
        {
            var (seen, wait) = Look();
            while (true)
            {
                await wait.WaitAsync(cancel);
                (var version, wait) = Look();
                if (version != seen)
                    yield return seen = version;
            }
        }
        finally
        {
            Interlocked.Decrement(ref watchers);
        }
    }

    /// <summary>Whether anybody shows it now.</summary>
    public bool Watched => Volatile.Read(ref watchers) > 0;

    /// <summary>How often it has changed since the start.</summary>
    public long Version { get; private set; }

    internal void Tell()
    {
        TaskCompletionSource told;
        lock (turn)
        {
            Version++;
            (told, next) = (next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        told.TrySetResult();
    }

    private (long Version, Task Next) Look()
    {
        lock (turn)
            return (Version, next.Task);
    }
}
