using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>Taking the last move back.</summary>
public sealed partial class Ticket
{
    /// <summary>Loaded where a move is made or taken back; null before the first.</summary>
    public LastMove? LastMove { get; private set; }

    /// <summary>Keeps the way back from a move that was just made.</summary>
    /// <param name="before">The ticket as it was before the move.</param>
    internal void Remember(TicketCommand command, TicketBefore before, Circumstances now)
    {
        LastMove ??= new LastMove();
        // Whom it took off a trip has been told elsewhere: that is not taken back by itself.
        LastMove.Take(command, Records.Count == before.Records ? before : null, Version + 1, now);
    }

    internal Refusal? UndoMove(Circumstances now)
    {
        if (LastMove is not { UndoneAt: null } move)
            return new NothingToUndo();
        if (move.ById is null || move.ById != now.Actor.EmployeeId)
            return new AnothersMove(move.By, move.At);
        if (move.Version != Version)
            return new VersionConflict(Version, Stage, null, null);
        if (move.Before is not { } before)
            return new NothingToUndo();
        if (now.Now > move.Until)
            return new UndoTooLate(move.Until);
        if (!ServiceProcess.Row(move.Command).Allows(now.Actor, this))
            return new Forbidden();
        TakeBack(before);
        move.Undo(now.Now);
        return null;
    }

    private void TakeBack(TicketBefore before)
    {
        (Stage, Priority, RespondedAt) = (before.Stage, before.Priority, before.RespondedAt);
        Holds.RemoveAll(hold => hold.To is null && hold.Id != before.HoldId);
        foreach (var visit in Visits)
            visit.TakeBack(before.Visits.FirstOrDefault(was => was.Id == visit.Id));
        foreach (var was in before.Clocks)
            Clocks.Find(clock => clock.Id == was.Id)?.TakeBack(was, Calendars);
    }
}
