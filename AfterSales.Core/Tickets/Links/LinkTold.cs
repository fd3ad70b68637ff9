using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>
/// What a customer was promised, what was agreed, and what was said: read from the same clocks and records as the ticket's own page.
/// Times UTC.
/// </summary>
public sealed record LinkTold
{
    /// <summary>The promised times of the ticket, but for those of replies to questions.</summary>
    public IReadOnlyList<LinkTime> Times { get; init; } = [];
    /// <summary>In the order they were made; the last one holds.</summary>
    public IReadOnlyList<LinkPromise> Promises { get; init; } = [];
    public AppointmentFacts Appointment { get; init; } = new(null, null);
    public IReadOnlyList<LinkQuestion> Questions { get; init; } = [];
    /// <summary>What the customer was advised to do (R1.9).</summary>
    public IReadOnlyList<LinkAdvice> Advice { get; init; } = [];

    // Of what is written down on a ticket, the part that is meant for the customer.
    private static readonly RecordKind[] ForCustomer = [RecordKind.AppointmentWish, RecordKind.Appointment, RecordKind.Advice, RecordKind.Question, RecordKind.QuestionAnswer];

    /// <param name="follows">The link came with a merged ticket: what the contact asked and was told is the contact's.</param>
    internal static async Task<LinkTold> OfAsync(AfterSalesDbContext db, long ticketId, Stage stage, bool follows, CompanyCalendars calendars, DateTime now, CancellationToken cancel)
    {
        var clocks = await db.Set<TicketClock>().AsNoTracking().Where(clock => clock.TicketId == ticketId).OrderBy(clock => clock.Id).ToListAsync(cancel);
        clocks.ForEach(clock => clock.CountIn(calendars));
        var records = await db.Set<ServiceRecord>().AsNoTracking().Where(record => record.TicketId == ticketId && ForCustomer.Contains(record.Kind)).OrderBy(record => record.Id).ToListAsync(cancel);
        var promises = await db.Set<PromiseEntry>().Where(promise => promise.TicketId == ticketId).Select(promise => new LinkPromise(promise.At, promise.Reason, promise.MadeAt)).ToListAsync(cancel);
        var parts = await db.Set<PartRequest>().Where(request => request.TicketId == ticketId).Select(request => new LinkPromise(request.PromisedAt, null, request.At)).ToListAsync(cancel);
        return new LinkTold
        {
            // How long the customer takes to accept is no promise of ours.
            Times = [.. clocks.Where(clock => clock is { Question: null, Name: not ClockName.Acceptance } && !IsOver(clock)).OrderBy(clock => clock.Name).Select(clock => LinkTime.Of(clock, now))],
            Promises = [.. promises.Concat(parts).OrderBy(promise => promise.MadeAt)],
            Appointment = AppointmentFacts.Of(records),
            Questions = follows ? [] : [.. CustomerQuestion.Of(records).Select(question => new LinkQuestion(question, clocks.Find(clock => clock.Question == question.Number) is { } clock ? LinkTime.Of(clock, now) : null))],
            Advice = follows ? [] : [.. records.Where(record => record.Kind == RecordKind.Advice).Select(record => new LinkAdvice(record.At, record.Text ?? ""))],
        };

        // What the customer did not accept is not done, in time or not; that a promise was broken stays told.
        bool IsOver(TicketClock one) => one.StateAt(now) == ClockState.Met
            && (one.Name == ClockName.Repair && one.StoppedAt is not null && stage != Stage.Accepting && !ServiceProcess.WorkIsOver(stage) || clocks.Exists(clock => clock.Name == one.Name && clock.Question is null && clock.Id > one.Id));
    }
}

/// <summary>A promised time as the customer is told of it. UTC.</summary>
/// <param name="DueAt">When it falls due, or fell due without being kept; null where it stands still, and where it was kept.</param>
/// <param name="StoppedAt">When it was done.</param>
/// <param name="Provisional">Holidays before it is due are not published yet 暂定.</param>
public sealed record LinkTime(ClockName Name, ClockState State, DateTime? DueAt, DateTime? StoppedAt, bool Provisional)
{
    internal static LinkTime Of(TicketClock clock, DateTime now) =>
        new(clock.Name, clock.StateAt(now), clock.StoppedAt is null ? clock.DueAt ?? clock.BrokenAt : clock.BrokenAt, clock.StoppedAt, clock.Provisional);
}

/// <summary>When something was said to be done, and when that was said. UTC.</summary>
/// <param name="Reason">As it was told; null: the part that is waited for is there by then.</param>
public sealed record LinkPromise(DateTime At, string? Reason, DateTime MadeAt);

/// <summary>A question with the promised time of its answer.</summary>
public sealed record LinkQuestion(CustomerQuestion Question, LinkTime? Reply);

/// <summary>A piece of advice, and when it was given (UTC).</summary>
public sealed record LinkAdvice(DateTime At, string Text);
