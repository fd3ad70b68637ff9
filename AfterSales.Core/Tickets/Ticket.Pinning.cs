using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>Kept for one engineer.</summary>
public sealed partial class Ticket
{
    /// <summary>For whom it is kept; it may be over: see <see cref="TicketPin.HoldsAt"/>. Null: for nobody.</summary>
    public TicketPin? Pinned { get; private set; }

    internal Refusal? PinTo(Pin pin, Circumstances now)
    {
        if (!now.Found.Engineers.TryGetValue(pin.EngineerId!.Value, out var name))
            return Invalid.Field("engineerId", "unknown");
        Pinned ??= new TicketPin();
        Pinned.Take(pin, name, now);
        return null;
    }

    internal Refusal? Unpin()
    {
        if (Pinned is null)
            return new WrongStage(Stage, []);
        Pinned = null;
        return null;
    }

    /// <summary>Why nobody of these may be sent: the one whom it is kept for would not be among those who go.</summary>
    /// <param name="going">Who would have a live visit then.</param>
    /// <param name="now">UTC.</param>
    internal PinnedToAnother? PinAgainst(IEnumerable<int> going, DateTime now) => Pinned is { } pin && pin.HoldsAt(now) && !going.Contains(pin.EngineerId)
        ? new PinnedToAnother(pin.EngineerId, pin.Engineer, pin.Until, pin.Reason, pin.By) : null;

    /// <summary>Who has a live visit besides one.</summary>
    internal IEnumerable<int> GoingWithout(Visit? visit = null) => Visits.Where(other => other.Live && other != visit).Select(other => other.EngineerId);
}
