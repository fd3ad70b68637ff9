using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Tickets.Commands;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>Tells the form that sends engineers what the board says of them, in the same words.</summary>
internal sealed class EngineersAtHand(PlanningQueries planning, MoveWords words) : IEngineersAtHand
{
    public async Task<IReadOnlyList<EngineerAtHand>> ForAsync(Actor actor, string number, CancellationToken cancel) =>
        [.. (await planning.ToSendAsync(actor, number, cancel)).Select(move => new EngineerAtHand(move.EngineerId, words.Hint(move)))];
}
