using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>What was written of a ticket while it was worked on, as far as figures are made of it. Times UTC.</summary>
internal sealed record RawTicket(
    long Id, DateTime CreatedAt, DateTime? RespondedAt, DateTime? VerifiedAt, DateTime? AcceptedAt, Stage Stage, ServiceType ServiceType, Priority Priority,
    Channel Channel, bool Imported, string? FaultGroup, bool Asked, string? Province, string? City, string? Calendar, bool? Vip, CustomerKind? Kind,
    int? EquipmentId, string? SerialNumber, DateOnly? SoldOn, string? Model, string? ProductLine)
{
    /// <summary>In the order they were recorded.</summary>
    public required IReadOnlyList<RawActivity> Activities { get; init; }
    public required IReadOnlyList<RawVisit> Visits { get; init; }
    public required IReadOnlyList<RawHold> Holds { get; init; }
    /// <summary>The ticket's own, by id: the first of a name is the promise that was made with the report.</summary>
    public required IReadOnlyList<RawClock> Clocks { get; init; }
    public required IReadOnlyList<RawInterval> Intervals { get; init; }
    public required IReadOnlyList<int> Ratings { get; init; }

    /// <summary>Reads tickets as they stand; those that are gone are missing.</summary>
    public static async Task<List<RawTicket>> ReadAsync(AfterSalesDbContext db, List<long> ids, CancellationToken cancel)
    {
        var (tickets, visits, activities, surveys) = (db.Tickets, db.Visits, db.Activities, db.SurveyAnswers);
        var (allHolds, allClocks) = (db.Set<Hold>(), db.Set<TicketClock>());
        var heads = await tickets.AsNoTracking().Where(ticket => EF.Parameter(ids).Contains(ticket.Id)).Select(ticket => new
        {
            ticket.Id, ticket.CreatedAt, ticket.RespondedAt, ticket.VerifiedAt, ticket.AcceptedAt, ticket.Stage, ticket.ServiceType, ticket.Priority, ticket.Channel,
            Imported = ticket.ExternalSource != null, ticket.FaultGroup, Asked = ticket.SurveyAskedAt != null,
            ticket.Site!.Province, ticket.Site.City, ticket.Site.Calendar, Vip = (bool?)ticket.Customer!.Vip, Kind = (CustomerKind?)ticket.Customer.Kind,
            ticket.EquipmentId, SerialNumber = (string?)ticket.Equipment!.SerialNumber, ticket.Equipment.SoldOn,
            Model = (string?)ticket.Equipment.Model.Code, ProductLine = (string?)ticket.Equipment.Model.ProductLine,
        }).ToListAsync(cancel);
        var moves = (await activities.AsNoTracking().Where(activity => EF.Parameter(ids).Contains(activity.TicketId)).OrderBy(activity => activity.Id)
            .Select(activity => new { activity.TicketId, Raw = new RawActivity(activity.At, activity.Command, activity.Undoes, activity.ToStage) }).ToListAsync(cancel))
            .ToLookup(activity => activity.TicketId, activity => activity.Raw);
        var stays = (await visits.AsNoTracking().Where(visit => EF.Parameter(ids).Contains(visit.TicketId)).OrderBy(visit => visit.Id)
            .Select(visit => new { visit.TicketId, Raw = new RawVisit(visit.EngineerId, visit.EverConfirmed, visit.State, visit.ArrivedAt, visit.LeftAt) }).ToListAsync(cancel))
            .ToLookup(visit => visit.TicketId, visit => visit.Raw);
        var holds = (await allHolds.AsNoTracking().Where(hold => EF.Parameter(ids).Contains(hold.TicketId)).OrderBy(hold => hold.From).ThenBy(hold => hold.Id)
            .Select(hold => new { hold.TicketId, Raw = new RawHold(hold.Reason, hold.From, hold.To) }).ToListAsync(cancel))
            .ToLookup(hold => hold.TicketId, hold => hold.Raw);
        var clocks = (await allClocks.AsNoTracking().Where(clock => EF.Parameter(ids).Contains(clock.TicketId) && clock.Question == null).OrderBy(clock => clock.Id)
            .Select(clock => new { clock.TicketId, Raw = new RawClock(clock.Id, clock.Name, clock.StoppedAt, clock.Kept, clock.DueAt, clock.Corrections.Any(correction => !correction.Excused)) })
            .ToListAsync(cancel)).ToLookup(clock => clock.TicketId, clock => clock.Raw);
        var intervals = (await allClocks.AsNoTracking()
            .Where(clock => EF.Parameter(ids).Contains(clock.TicketId) && clock.Question == null && clock.Name == ClockName.Repair && clock.StoppedAt != null)
            .SelectMany(clock => clock.Intervals, (clock, interval) => new { clock.TicketId, Raw = new RawInterval(clock.Id, interval.Start, interval.End, interval.Running, interval.Reason) })
            .ToListAsync(cancel)).ToLookup(interval => interval.TicketId, interval => interval.Raw);
        var ratings = (await surveys.AsNoTracking().Where(answer => EF.Parameter(ids).Contains(answer.TicketId)).OrderBy(answer => answer.Id)
            .Select(answer => new { answer.TicketId, answer.Response, answer.Quality, answer.Attitude, answer.Recommend, Commented = answer.Comment != null && answer.Comment != "" }).ToListAsync(cancel))
            .ToLookup(answer => answer.TicketId, answer => PackedRating.Of(answer.Response, answer.Quality, answer.Attitude, answer.Recommend, answer.Commented));
        return heads.ConvertAll(head => new RawTicket(
            head.Id, head.CreatedAt, head.RespondedAt, head.VerifiedAt, head.AcceptedAt, head.Stage, head.ServiceType, head.Priority, head.Channel, head.Imported, head.FaultGroup, head.Asked,
            head.Province, head.City, head.Calendar, head.Vip, head.Kind, head.EquipmentId, head.SerialNumber, head.SoldOn, head.Model, head.ProductLine)
        {
            Activities = [.. moves[head.Id]],
            Visits = [.. stays[head.Id]],
            Holds = [.. holds[head.Id]],
            Clocks = [.. clocks[head.Id]],
            Intervals = [.. intervals[head.Id]],
            Ratings = [.. ratings[head.Id]],
        });
    }
}

internal sealed record RawActivity(DateTime At, string Command, bool Undoes, Stage ToStage);

internal sealed record RawVisit(int EngineerId, bool EverConfirmed, VisitState State, DateTime? ArrivedAt, DateTime? LeftAt);

internal sealed record RawHold(HoldReason Reason, DateTime From, DateTime? To);

/// <param name="Moved">A supervisor has corrected when it stopped.</param>
internal sealed record RawClock(int Id, ClockName Name, DateTime? StoppedAt, bool? Kept, DateTime? DueAt, bool Moved);

internal sealed record RawInterval(int ClockId, DateTime Start, DateTime? End, bool Running, string? Reason);
