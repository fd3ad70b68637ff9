namespace AfterSales.Core.Assessment;

/// <summary>One page of the tickets with the greatest values, out of however many are added; equal ones by their ids.</summary>
/// <param name="page">From 1.</param>
internal sealed class TopRows(int page)
{
    private readonly int most = Math.Clamp(page, 1, int.MaxValue / TicketsBehind.PageSize - 1) * TicketsBehind.PageSize;
    // The least of those kept is the first to go.
    private readonly PriorityQueue<long, (long Value, long Id)> kept = new(Comparer<(long Value, long Id)>.Create(
        (one, other) => one.Value != other.Value ? one.Value.CompareTo(other.Value) : other.Id.CompareTo(one.Id)));

    public int Total { get; private set; }

    public void Add(long id, long value)
    {
        Total++;
        if (kept.Count < most)
            kept.Enqueue(id, (value, id));
        else
            kept.EnqueueDequeue(id, (value, id));
    }

    /// <summary>The page, the greatest first.</summary>
    public List<(long Id, long Value)> Page()
    {
        var all = new List<(long Id, long Value)>(kept.Count);
        while (kept.TryDequeue(out var id, out var key))
            all.Add((id, key.Value));
        all.Reverse();
        return [.. all.Skip(most - TicketsBehind.PageSize)];
    }
}
