using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Asks the customer by itself, where the rulebook has it so (R4.5): in the transaction that brings the ticket into follow-up, so
/// that a crash leaves both or none, and nothing has to be made up for. What was asked once is not asked again.
/// </summary>
public sealed class SurveySender(PromiseTimes promises, LinkKeys keys) : ITicketFollower
{
    private static readonly Actor Portal = new(null, "AfterSales", Roles.None, Origin.System);

    public Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel) =>
        Task.FromResult(ticket is { Stage: Stage.FollowUp, SurveyAskedAt: null } && ticket.Rulebook?.AsksByItself == true && ticket.Activities[^1].FromStage != Stage.FollowUp
            ? ticket.Run(new SendSurvey(), null, new Circumstances(Portal, now, promises, keys, TicketReferences.None))
            : null);
}
