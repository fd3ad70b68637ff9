using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>The department's day so far, in the company's time zone.</summary>
/// <param name="Due">Tickets that somebody took care of for the first time today, and those whose promised response is over and still waited for.</param>
/// <param name="InTime">Those of them answered within their promise.</param>
/// <param name="Accepted">Repairs that customers accepted today.</param>
/// <param name="Satisfaction">Mean of the ratings of the tickets reported in the last <see cref="TodayQueries.RatedDays"/> UTC days, today with them, as the chart counts it: 1 to 5; null without any.</param>
public sealed record TodayFigures(int Due, int InTime, int Accepted, double? Satisfaction)
{
    public static readonly TodayFigures None = new(0, 0, 0, null);

    /// <summary>0 to 1; null as long as nobody has been answered and nobody waits too long.</summary>
    public double? ShareInTime => Due == 0 ? null : (double)InTime / Due;
}

/// <summary>What a screen on the wall and a supervisor's home say of today.</summary>
public sealed class TodayQueries(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    /// <summary>The satisfaction is that of the tickets reported in so many days.</summary>
    public const int RatedDays = 30;

    public async Task<TodayFigures> TodayAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return TodayFigures.None;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var begin = company.StartOf(company.DayOf(now));
        var answered = await db.Tickets.Where(ticket => ticket.Stage != Stage.Cancelled)
            .SelectMany(ticket => ticket.Clocks).Where(clock => clock.Name == ClockName.Response && clock.StoppedAt >= begin)
            .Select(clock => clock.Kept).ToListAsync(cancel);
        var overdue = await db.Tickets.Where(ticket => ticket.Stage != Stage.Cancelled)
            .SelectMany(ticket => ticket.Clocks).CountAsync(clock => clock.Name == ClockName.Response && clock.StoppedAt == null && (clock.DueAt < now || clock.Kept == false), cancel);
        var accepted = await db.Tickets.CountAsync(ticket => ticket.AcceptedAt >= begin, cancel);
        var end = DateOnly.FromDateTime(now).AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var first = end.AddDays(-RatedDays);
        var ratings = await db.Tickets.Where(ticket => ticket.Stage != Stage.Cancelled && ticket.CreatedAt >= first && ticket.CreatedAt < end)
            .SelectMany(ticket => ticket.Surveys).Select(answer => answer.Response + answer.Quality + answer.Attitude).ToListAsync(cancel);
        return new TodayFigures(
            answered.Count + overdue, answered.Count(kept => kept == true), accepted,
            ratings.Count == 0 ? null : ratings.Average() / 3);
    }
}
