using System.Globalization;
using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>Files on the ticket.</summary>
public sealed partial class Ticket
{
    internal const int MostAttachments = 60;
    // Whoever holds a link can send a hundred: what the department adds must still find room.
    internal const int MostByLink = 10;

    /// <summary>In the order they were put there. Loaded only for <see cref="Tickets.Attach"/>.</summary>
    public List<Attachment> Attachments { get; } = [];

    internal Refusal? Attach(Attach attach, Circumstances now)
    {
        var byLink = now.Actor.Origin == Origin.Link;
        if (byLink && Attachments.Count(one => one.ByLink) >= MostByLink)
            return Invalid.Field("image", "too-many-files", MostByLink.ToString(CultureInfo.InvariantCulture));
        if (Attachments.Count >= MostAttachments)
            return Invalid.Field("image", "too-many-files", MostAttachments.ToString(CultureInfo.InvariantCulture));
        var hash = attach.Hash;
        if (Attachments.Exists(one => one.Hash == hash))
            return Invalid.Field("image", "already-attached");
        Attachments.Add(new Attachment
        {
            At = now.Now,
            ById = now.Actor.EmployeeId,
            By = now.Actor.Name,
            ByLink = byLink,
            Name = attach.ShownName(now.Now),
            Note = string.IsNullOrWhiteSpace(attach.Note) ? null : attach.Note.Trim(),
            Kind = attach.Kind!.Value,
            Size = attach.Kept.Length,
            Hash = hash,
        });
        return null;
    }
}
