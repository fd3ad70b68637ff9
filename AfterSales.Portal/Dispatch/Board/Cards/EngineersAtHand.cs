using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Tickets.Sending;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>Tells the form that sends engineers what the board says of them, in the same words.</summary>
internal sealed class EngineersAtHand(PlanningQueries planning, MoveWords words) : IEngineersAtHand
{
    public async Task<IReadOnlyList<EngineerAtHand>> ForAsync(Actor actor, string number, SendingForm form, CancellationToken cancel) =>
        [.. (await planning.ToSendAsync(actor, number, new SendingPlan(form.Command, form.VisitId, form.Start, form.End, form.Place), cancel))
            .Where(move => move.Refused is null or MoveRefusal.Prevented)
            .Select(move => new EngineerAtHand(move.EngineerId, move.Suggested, move.Refused is not null, move.AsksReason, words.Brief(move), words.Lines(move)))];
}
