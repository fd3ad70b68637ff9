using System.Collections.Concurrent;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Attachments;

/// <summary>
/// Files that were chosen in a dialog and wait for its command: they come by a plain request, because a circuit is made for small
/// messages. Kept in memory, for their sender only and not for long.
/// </summary>
public sealed class ParkedPhotos(TimeProvider time)
{
    private const int KeptForEach = 2;
    private const long MostBytes = 100L * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, Parked> all = new(StringComparer.Ordinal);

    /// <returns>An id that is not to be guessed.</returns>
    public string Add(string owner, byte[] content, string name)
    {
        var id = Guid.NewGuid().ToString("N");
        all[id] = new Parked(owner, content, name, time.GetUtcNow());
        RemoveOld(owner);
        return id;
    }

    /// <summary>As a data URL with its name; null: there is none, it is somebody else's, or it has waited too long.</summary>
    public (string Url, string Name)? Find(string? id, string owner) => id is not null && all.TryGetValue(id, out var parked) && parked.Owner == owner
        ? ($"data:{(FileKinds.Of(parked.Content) is { } kind ? FileKinds.MediaTypeOf(kind) : "application/octet-stream")};base64,{Convert.ToBase64String(parked.Content)}", parked.Name)
        : null;

    private void RemoveOld(string owner)
    {
        var now = time.GetUtcNow();
        var newest = all.OrderByDescending(one => one.Value.At).ToList();
        var total = 0L;
        foreach (var (id, parked) in newest.Where(one => one.Value.Owner == owner).Skip(KeptForEach).Concat(newest.Where(one => (total += one.Value.Content.Length) > MostBytes || now - one.Value.At > Kept)).ToList())
            all.TryRemove(id, out _);
    }

    private sealed record Parked(string Owner, byte[] Content, string Name, DateTimeOffset At);
}
