using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Two tickets of one fault, and a fault that comes back.</summary>
public sealed partial class Ticket
{
    /// <summary>The ticket that goes on in this one's stead; null unless it was merged.</summary>
    public string? MergedInto { get; private set; }

    internal Refusal? MergeInto(MergeInto merge, Circumstances now)
    {
        if (now.Found.Other is not { } survivor)
            return Invalid.Field("into", "unknown");
        if (survivor == this)
            return Invalid.Field("into", "same-ticket");
        if (survivor.Stage is Stage.Closed or Stage.Cancelled)
            return Invalid.Field("into", "not-open");
        // Whose reporter follows which ticket is nothing to be mistaken about.
        if (!now.Actor.IsSupervisor && !IsBeside(survivor))
            return Invalid.Field("into", "of-somebody-else");
        if (merge.IntoVersion is { } seen && seen != survivor.Version)
            return new VersionConflict(survivor.Version, survivor.Stage, null, null);

        MergedInto = survivor.Number;
        Revoke(LinkPurpose.Accept);
        Revoke(LinkPurpose.Survey);
        Revoke(LinkPurpose.Quote);
        survivor.TakeOver(this, now);
        return Cancel(now);
    }

    private bool IsBeside(Ticket other) =>
        CustomerId is not null && CustomerId == other.CustomerId || SiteId is not null && SiteId == other.SiteId || EquipmentId is not null && EquipmentId == other.EquipmentId
        || (Equipment?.SerialNumber ?? SerialNumber) is { Length: > 0 } serial && string.Equals(serial, other.Equipment?.SerialNumber ?? other.SerialNumber, StringComparison.OrdinalIgnoreCase);

    /// <summary>The link by which the other's reporter follows it leads here from now on; it shows, and never signs.</summary>
    private void TakeOver(Ticket other, Circumstances now)
    {
        foreach (var link in other.Links.Where(link => link is { Purpose: LinkPurpose.Track, Revoked: false }).ToList())
        {
            other.Links.Remove(link);
            Links.Add(new TicketLink { Purpose = LinkPurpose.Track, Generation = TicketLink.OfMerged, Hash = link.Hash });
        }
        Note(CommandNames.Merged, $"{other.Number} · {other.Contact.Name} · {other.Fault}", now);
    }

    /// <summary>
    /// The same fault again, on a ticket of its own. Within the warranty on the repair it is taken for free until somebody
    /// decides otherwise (R3.5.2).
    /// </summary>
    internal Ticket Repeated(ReportRepeat repeat, TicketNumber number, Circumstances now, Rulebook? rulebook)
    {
        var ticket = After(this, TicketRelation.Repeat, repeat.Fault!, ChannelOf(now.Actor), number, now, rulebook, repeat.Contact, repeat.Impact);
        if (InRepairWarranty(AcceptedAt ?? ClosedAt, now.Now, now.Promises))
            ticket.Keep(new ServiceRecord(RecordKind.Entitlement, now) { Coverage = Coverage.RepairWarranty, Text = Number });
        return ticket;
    }

    /// <summary>A repair that ended at <paramref name="ended"/> is still answered for.</summary>
    internal static bool InRepairWarranty(DateTime? ended, DateTime now, PromiseTimes promises) => ended + promises.RepairWarranty >= now;

    private static Channel ChannelOf(Actor actor) => actor.Origin switch
    {
        Origin.Link => Channel.Web,
        Origin.Api => Channel.Api,
        _ => Channel.Phone,
    };
}
