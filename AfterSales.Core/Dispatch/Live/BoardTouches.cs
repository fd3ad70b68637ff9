namespace AfterSales.Core.Dispatch.Live;

/// <summary>What has been written and not yet been read again for the board.</summary>
public sealed class BoardTouches
{
    private readonly Lock turn = new();
    private BoardTouch pending = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BoardCommits added, through;

    /// <summary>How many commits have touched the board.</summary>
    internal BoardCommits Added
    {
        get
        {
            lock (turn)
                return added;
        }
    }

    public void Add(BoardTouch touch)
    {
        lock (turn)
        {
            added = new BoardCommits(added.All + 1, added.Changes + (touch.HasChanges ? 1 : 0));
            pending.Include(touch);
            next.TrySetResult();
        }
    }

    /// <summary>Somebody wants to know of what waits: who waits for the next addition looks again.</summary>
    internal void Wake()
    {
        lock (turn)
            next.TrySetResult();
    }

    /// <summary>What waits, and a task that ends with the next addition, or when somebody wants to know.</summary>
    internal (bool Changes, bool Moves, Task Next) Look()
    {
        lock (turn)
        {
            if (next.Task.IsCompleted)
                next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return (pending.HasChanges, pending.Moved.Count > 0, next.Task);
        }
    }

    /// <param name="moves">Whether mere moves are taken too.</param>
    /// <returns>What is to be read, and how many commits will have been read then.</returns>
    internal (BoardTouch Touch, BoardCommits Through) Take(bool moves)
    {
        lock (turn)
        {
            var taken = pending;
            pending = new BoardTouch();
            if (!moves)
            {
                pending.Moved.UnionWith(taken.Moved);
                taken.Moved.Clear();
            }
            // All changes are taken, whatever moves stay behind.
            through = pending.Empty ? added : through with { Changes = added.Changes };
            return (taken, through);
        }
    }
}

/// <summary>How many commits there were, and how many of them changed more than where somebody is.</summary>
internal readonly record struct BoardCommits(long All, long Changes);

/// <summary>What one commit touched.</summary>
public sealed class BoardTouch
{
    public HashSet<long> Tickets { get; } = [];
    public HashSet<int> Engineers { get; } = [];
    /// <summary>Engineers of whom nothing but the position changed.</summary>
    public HashSet<int> Moved { get; } = [];
    /// <summary>Something that any card may show, as a customer's name.</summary>
    public bool Everything { get; set; }

    internal bool HasChanges => Everything || Tickets.Count > 0 || Engineers.Count > 0;

    internal bool Empty => !HasChanges && Moved.Count == 0;

    internal void Include(BoardTouch other)
    {
        Tickets.UnionWith(other.Tickets);
        Engineers.UnionWith(other.Engineers);
        Moved.UnionWith(other.Moved);
        Everything |= other.Everything;
    }
}
