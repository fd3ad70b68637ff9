using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>Who looks after the ticket from the first contact to the archive 首问负责 (R9.1), and how that changes hands.</summary>
public sealed partial class Ticket
{
    /// <summary>Whoever took it first tracks it to the end, or hands it to somebody who accepts.</summary>
    public int? OwnerId { get; private set; }
    /// <summary>Who is asked to take it over; null while nobody is.</summary>
    public int? HandoverToId { get; private set; }
    public string? HandoverReason { get; private set; }

    internal Refusal? OfferHandover(OfferHandover offer, Circumstances now)
    {
        if (Unfit(now.Found.Colleague) is { } refusal)
            return refusal;
        (HandoverToId, HandoverReason) = (offer.ColleagueId, offer.Reason!.Trim());
        return null;
    }

    internal Refusal? AcceptHandover()
    {
        if (HandoverToId is not { } taker)
            return new WrongStage(Stage, []);
        OwnerId = taker;
        EndOffer();
        return null;
    }

    internal Refusal? DeclineHandover()
    {
        if (HandoverToId is null)
            return new WrongStage(Stage, []);
        EndOffer();
        return null;
    }

    internal Refusal? TransferOwner(TransferOwner transfer, Circumstances now)
    {
        if (Unfit(now.Found.Colleague) is { } refusal)
            return refusal;
        OwnerId = transfer.ColleagueId;
        EndOffer();
        return null;
    }

    private void EndOffer() => (HandoverToId, HandoverReason) = (null, null);

    // Nobody looks after what is not theirs to see.
    private Invalid? Unfit(Colleague? colleague) =>
        colleague is null || !(colleague.SeesAllTickets || IsOwnOf(colleague.Id)) ? Invalid.Field("colleagueId", "unknown")
        : colleague.Id == OwnerId ? Invalid.Field("colleagueId", "already-owner")
        : null;
}
