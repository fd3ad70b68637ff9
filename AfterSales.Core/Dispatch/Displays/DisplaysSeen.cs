using System.Collections.Concurrent;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>
/// When each screen was last there: known at once in this process, written down together once in a while, because screens
/// are there all the time.
/// </summary>
public sealed class DisplaysSeen(WriterGate gate, TimeProvider time)
{
    private readonly ConcurrentDictionary<int, DateTime> seen = [];
    private readonly ConcurrentDictionary<int, DateTime> written = [];

    public void Note(int id) => seen[id] = time.GetUtcNow().UtcDateTime;

    /// <summary>UTC; null when it was not there since the portal started.</summary>
    public DateTime? Of(int id) => seen.TryGetValue(id, out var at) ? at : null;

    /// <summary>Writes down what is new, in one transaction; without anything new none.</summary>
    /// <returns>How many screens were written.</returns>
    public async Task<int> WriteAsync(CancellationToken cancel = default)
    {
        var news = seen.Where(one => !written.TryGetValue(one.Key, out var before) || before < one.Value).ToList();
        if (news.Count == 0)
            return 0;
        await gate.InTransactionAsync<int>(async db =>
        {
            var displays = db.Displays;
            foreach (var (id, at) in news)
                await displays.Where(display => display.Id == id).ExecuteUpdateAsync(set => set.SetProperty(display => display.LastSeenAt, at), cancel);
            return news.Count;
        }, cancel);
        foreach (var (id, at) in news)
            written[id] = at;
        return news.Count;
    }
}
