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
    // Of one person, so that nobody's photographs push out another's; two of the largest files fit.
    private const long MostOfEach = KeptForEach * (long)Attach.Largest;
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
    public (string Url, string Name)? Find(string? id, string owner)
    {
        RemoveOld(owner);
        return id is not null && all.TryGetValue(id, out var parked) && parked.Owner == owner
            ? ($"data:{(FileKinds.Of(parked.Content) is { } kind ? FileKinds.MediaTypeOf(kind) : "application/octet-stream")};base64,{Convert.ToBase64String(parked.Content)}", parked.Name)
            : null;
    }

    private void RemoveOld(string owner)
    {
        var now = time.GetUtcNow();
        var (files, bytes) = (0, 0L);
        foreach (var (id, parked) in all.OrderByDescending(one => one.Value.At))
        {
            var own = parked.Owner == owner;
            if (own)
            {
                files++;
                bytes += parked.Content.Length;
            }
            if (now - parked.At > Kept || own && (files > KeptForEach || bytes > MostOfEach))
                all.TryRemove(id, out _);
        }
    }

    private sealed record Parked(string Owner, byte[] Content, string Name, DateTimeOffset At);
}
