using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tickets.Sending;

/// <summary>An engineer who could be sent, with what speaks for or against it.</summary>
/// <param name="Suggested">Nothing speaks against it.</param>
/// <param name="Prevented">Must not be sent.</param>
/// <param name="AsksReason">Is sent with a reason.</param>
/// <param name="Words">In one line; what speaks against it first.</param>
/// <param name="Lines">All that it would bring about.</param>
public sealed record EngineerAtHand(int Id, bool Suggested, bool Prevented, bool AsksReason, string Words, IReadOnlyList<SaidLine> Lines);

/// <summary>What of a form says how somebody is sent. Times UTC; null: not said.</summary>
public sealed record SendingForm(string Command, int? VisitId, DateTime? Start, DateTime? End, Place? Place);

/// <summary>
/// Who should be asked first to go to a ticket, best first. Answered by whoever knows where the engineers are, which is
/// a floor above Tickets; without an answer the roster's order stands.
/// </summary>
public interface IEngineersAtHand
{
    Task<IReadOnlyList<EngineerAtHand>> ForAsync(Actor actor, string number, SendingForm form, CancellationToken cancel);
}
