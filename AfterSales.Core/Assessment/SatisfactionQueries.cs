using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>What customers answered 满意度, to be seen by the same people as the times.</summary>
public sealed class SatisfactionQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    /// <summary>All that the page shows.</summary>
    public async Task<Outcome<SatisfactionReport>> ReportAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var answers = await RatedAsync(actor, filter, cancel);
        var before = filter.Before is { } earlier ? await RatedAsync(actor, earlier, cancel) : null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var asked = await filter.Of(db, actor).CountAsync(ticket => ticket.SurveyAskedAt != null || ticket.Surveys.Any(), cancel);
        var length = Steps.For(answers, answer => answer.Day);
        return new SatisfactionReport(
            SatisfactionFigures.Of(answers), QuestionMeans.Of(answers),
            before is null ? null : SatisfactionFigures.Of(before), before is null ? null : QuestionMeans.Of(before),
            asked, answers.DistinctBy(answer => answer.Id).Count(), length,
            [.. Steps.Cut(answers, answer => answer.Day, length).Select(step => new RatingsOf<DateOnly>(step.Step, SatisfactionFigures.Of(step.Those)))],
            [.. answers.GroupBy(answer => answer.ProductLine).Select(line => new RatingsOf<string>(line.Key, SatisfactionFigures.Of([.. line])))
                .OrderByDescending(line => line.Figures.Count).ThenBy(line => line.Key, ReadersOrder.OfNames)]);
    }

    /// <summary>The tickets behind a part of the ratings; the first 200, the worst first. The bucket is the score.</summary>
    public async Task<Outcome<TicketsBehind>> TicketsBehindAsync(Actor actor, FigureFilter filter, FigureSlice slice, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var answers = await RatedAsync(actor, filter, cancel);
        var length = Steps.For(answers, answer => answer.Day);
        var wanted = answers.Where(answer => (slice.Bucket is not { } score || score == answer.Score)
            && (slice.Step is not { } step || step == Steps.Of(answer.Day, length))
            && (slice.ProductLine is not { } line || line == answer.ProductLine));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await TicketsBehind.OfAsync(db, [.. wanted.OrderBy(answer => answer.Mean).Select(answer => (answer.Id, (double?)answer.Mean))], cancel);
    }

    private async Task<List<RatedTicket>> RatedAsync(Actor actor, FigureFilter filter, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await filter.Of(db, actor)
            .SelectMany(ticket => ticket.Surveys, (ticket, answer) => new { ticket.Id, ticket.CreatedAt, Line = (string?)ticket.Equipment!.Model.ProductLine, answer.Response, answer.Quality, answer.Attitude })
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new RatedTicket(row.Id, DateOnly.FromDateTime(row.CreatedAt), row.Line ?? "", row.Response, row.Quality, row.Attitude));
    }
}
