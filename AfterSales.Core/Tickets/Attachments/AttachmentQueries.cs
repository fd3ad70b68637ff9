using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A file as it is given out.</summary>
/// <param name="Path">Where its content lies.</param>
public sealed record AttachedFile(string Path, string Name, FileKind Kind, string Hash);

/// <summary>Gives attachments out: each to whoever may see its ticket, and to nobody else. Customers' links open none.</summary>
public sealed class AttachmentQueries(IDbContextFactory<AfterSalesDbContext> contexts, WholeTickets whole, AttachmentStore store, TimeProvider time)
{
    /// <summary>Null: there is none, or it is not the actor's to see.</summary>
    public async Task<AttachedFile?> FindAsync(Actor actor, string number, long id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        actor = await whole.ActingAsync(db, actor, time.GetUtcNow().UtcDateTime, cancel);
        var found = await db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => ticket.Number == number).SelectMany(ticket => ticket.Attachments)
            .Where(attachment => attachment.Id == id).Select(attachment => new { attachment.Name, attachment.Kind, attachment.Hash }).FirstOrDefaultAsync(cancel);
        return found is not null && store.Find(found.Hash) is { } path ? new AttachedFile(path, found.Name, found.Kind, found.Hash) : null;
    }
}
