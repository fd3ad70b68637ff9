using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A file on a ticket as pages and programs get it. UTC.</summary>
/// <param name="ByLink">The customer sent it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the content.</param>
public sealed record AttachmentFacts(long Id, DateTime At, string By, bool ByLink, string Name, string? Note, FileKind Kind, int Size, string Hash)
{
    public bool IsPicture => FileKinds.IsPicture(Kind);

    internal static Task<List<AttachmentFacts>> OfAsync(AfterSalesDbContext db, long ticketId, CancellationToken cancel) =>
        db.Set<Attachment>().Where(attachment => attachment.TicketId == ticketId).OrderBy(attachment => attachment.Id)
            .Select(attachment => new AttachmentFacts(attachment.Id, attachment.At, attachment.By, attachment.ByLink, attachment.Name, attachment.Note, attachment.Kind, attachment.Size, attachment.Hash))
            .ToListAsync(cancel);
}
