using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Today;

/// <summary>One thing that happened on a day, and how it usually is.</summary>
/// <param name="Usual">Mean of the seven days before.</param>
public sealed record DayCount(TicketEvent What, int Count, double Usual);

/// <summary>So many of a number.</summary>
public sealed record Part(int Count, int Of);

/// <summary>A day in a row of days.</summary>
public sealed record DayPair(DateOnly Day, int Reported, int Accepted);

/// <summary>Something of the day that is worth being named: a promise that was broken, or a customer who is not content.</summary>
public sealed record DayTrouble(string Number, string Customer, string Fault, ClockName? Broken, double? Score, string? Comment);

/// <summary>A day of the department on one screen 昨日简报, for whoever leads the company. Days are the company's.</summary>
/// <param name="Answered">Tickets that were due for a response and had it in time, and how many were due.</param>
/// <param name="Mean">Of the day's ratings, 1 to 5; null without any.</param>
/// <param name="Open">Open tickets now.</param>
/// <param name="ToDispatch">Of them: somebody has to go, nobody is planned.</param>
/// <param name="Overdue">Of them: what was promised is overdue.</param>
/// <param name="Days">Two weeks up to that day.</param>
/// <param name="Troubles">The first of them, the worst first.</param>
public sealed record DayBriefing(
    DateOnly Day, IReadOnlyList<DayCount> Counts, Part Answered, double? Mean, int Open, int ToDispatch, int Overdue,
    IReadOnlyList<DayPair> Days, IReadOnlyList<DayTrouble> Troubles)
{
    public DayCount Of(TicketEvent what) => Counts.First(count => count.What == what);
}

/// <summary>What there is to say of a day; each number is counted by the same question as the list that it opens.</summary>
public sealed class BriefingQueries(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    /// <summary>Over so many days before it is counted what is usual.</summary>
    public const int Before = 7;

    private const int InRow = 14;
    private const int MostTroubles = 8;
    private const double NotContent = 3;
    // Of the responses it is said beside their number how many were in time.
    private static readonly TicketEvent[] Told = [.. Enum.GetValues<TicketEvent>().Where(what => what != TicketEvent.InTime)];
    private static readonly Stage[] Open = [.. ServiceProcess.OpenStages];

    /// <summary>The company's day before the present one.</summary>
    public DateOnly Yesterday => company.DayOf(time.GetUtcNow().UtcDateTime).AddDays(-1);

    /// <summary>For supervisors.</summary>
    public async Task<Outcome<DayBriefing>> OfAsync(Actor actor, DateOnly day, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (tickets, now) = (db.Tickets, time.GetUtcNow().UtcDateTime);
        var (from, to, weekBefore) = (company.StartOf(day), company.StartOf(day.AddDays(1)), company.StartOf(day.AddDays(-Before)));
        List<DayCount> counts = [];
        foreach (var what in Told)
            counts.Add(new DayCount(what, await tickets.Happened(what, from, to, now).CountAsync(cancel), await tickets.Happened(what, weekBefore, from, now).CountAsync(cancel) / (double)Before));
        var responses = await tickets.Where(ticket => ticket.Stage != Stage.Cancelled).SelectMany(ticket => ticket.Clocks)
            .Where(clock => clock.Name == ClockName.Response && (clock.StoppedAt >= from && clock.StoppedAt < to || clock.StoppedAt == null && clock.DueAt >= from && clock.DueAt < to))
            .Select(clock => clock.StoppedAt != null && clock.Kept == true).ToListAsync(cancel);
        var ratings = await db.SurveyAnswers.Where(answer => answer.At >= from && answer.At < to).Select(answer => answer.Response + answer.Quality + answer.Attitude).ToListAsync(cancel);
        return new DayBriefing(
            day, counts, new Part(responses.Count(kept => kept), responses.Count), ratings.Count == 0 ? null : ratings.Average() / 3,
            await tickets.CountAsync(ticket => Open.Contains(ticket.Stage), cancel),
            await tickets.Waiting(TicketWait.Engineer, now).CountAsync(cancel), await tickets.Waiting(TicketWait.Broken, now).CountAsync(cancel),
            await RowAsync(tickets, day, cancel), await TroublesAsync(tickets, from, to, now, cancel));
    }

    private async Task<IReadOnlyList<DayPair>> RowAsync(IQueryable<Ticket> tickets, DateOnly day, CancellationToken cancel)
    {
        var (from, to) = (company.StartOf(day.AddDays(1 - InRow)), company.StartOf(day.AddDays(1)));
        var counted = tickets.Where(ticket => ticket.Stage != Stage.Cancelled);
        var reported = (await counted.Where(ticket => ticket.CreatedAt >= from && ticket.CreatedAt < to).Select(ticket => ticket.CreatedAt).ToListAsync(cancel)).CountBy(company.DayOf).ToDictionary();
        var accepted = (await counted.Where(ticket => ticket.AcceptedAt >= from && ticket.AcceptedAt < to).Select(ticket => ticket.AcceptedAt!.Value).ToListAsync(cancel)).CountBy(company.DayOf).ToDictionary();
        return [.. Enumerable.Range(0, InRow).Select(at => day.AddDays(1 - InRow + at)).Select(one => new DayPair(one, reported.GetValueOrDefault(one), accepted.GetValueOrDefault(one)))];
    }

    private static async Task<IReadOnlyList<DayTrouble>> TroublesAsync(IQueryable<Ticket> tickets, DateTime from, DateTime to, DateTime now, CancellationToken cancel)
    {
        var unhappy = await tickets.Happened(TicketEvent.Rated, from, to, now)
            .SelectMany(ticket => ticket.Surveys, (ticket, answer) => new { ticket.Number, Customer = ticket.Customer!.Name ?? ticket.Contact.Name, ticket.Fault, Answer = answer })
            .Where(row => row.Answer.At >= from && row.Answer.At < to && row.Answer.Response + row.Answer.Quality + row.Answer.Attitude < NotContent * 3)
            .OrderBy(row => row.Answer.Response + row.Answer.Quality + row.Answer.Attitude).ThenBy(row => row.Number).Take(MostTroubles).ToListAsync(cancel);
        var broken = await tickets.Happened(TicketEvent.Broken, from, to, now)
            .SelectMany(ticket => ticket.Clocks, (ticket, clock) => new { ticket.Number, ticket.Priority, Customer = ticket.Customer!.Name ?? ticket.Contact.Name, ticket.Fault, clock.Name, At = clock.BrokenAt ?? clock.DueAt })
            .Where(row => row.At >= from && row.At < to).OrderByDescending(row => row.Priority).ThenBy(row => row.At).Take(MostTroubles * 3).ToListAsync(cancel);
        return [.. unhappy.Select(row => new DayTrouble(row.Number, row.Customer, row.Fault, null, row.Answer.Mean, row.Answer.Comment))
            .Concat(broken.Select(row => new DayTrouble(row.Number, row.Customer, row.Fault, row.Name, null, null))).DistinctBy(trouble => trouble.Number).Take(MostTroubles)];
    }
}
