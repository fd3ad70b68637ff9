using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

public sealed partial class FigureQueries
{
    public async Task<Outcome<SatisfactionFigures>> SatisfactionAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!MaySee(actor))
            return new Forbidden();
        return SatisfactionFigures.Of(await RatedAsync(actor, filter, cancel));
    }

    public async Task<Outcome<SatisfactionReport>> SatisfactionReportAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!MaySee(actor))
            return new Forbidden();
        var answers = await RatedAsync(actor, filter, cancel);
        var before = filter.Before is { } earlier ? SatisfactionFigures.Of(await RatedAsync(actor, earlier, cancel)) : null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var asked = await filter.Of(db, actor).CountAsync(ticket => ticket.SurveyAskedAt != null || ticket.Surveys.Any(), cancel);
        var length = StepsOf(answers);
        return new SatisfactionReport(
            SatisfactionFigures.Of(answers), before, asked, answers.DistinctBy(answer => answer.Id).Count(),
            Mean(answers, answer => answer.Response), Mean(answers, answer => answer.Quality), Mean(answers, answer => answer.Attitude),
            length, [.. OverTime(answers, length)],
            [.. answers.GroupBy(answer => answer.ProductLine).Select(line => new RatingsOf<string>(line.Key, SatisfactionFigures.Of([.. line])))
                .OrderByDescending(line => line.Figures.Count)]);
    }

    /// <summary>The tickets behind a part of the ratings; the first 200, the worst first. The bucket is the score.</summary>
    public async Task<Outcome<TicketsBehind>> RatedTicketsBehindAsync(Actor actor, FigureFilter filter, FigureSlice slice, CancellationToken cancel = default)
    {
        if (!MaySee(actor))
            return new Forbidden();
        var answers = await RatedAsync(actor, filter, cancel);
        var length = StepsOf(answers);
        var wanted = answers.Where(answer => (slice.Bucket is not { } score || score == answer.Score)
            && (slice.Step is not { } step || step == Steps.Of(answer.Day, length))
            && (slice.ProductLine is not { } line || line == answer.ProductLine));
        return await BehindAsync([.. wanted.OrderBy(answer => answer.Mean).Select(answer => (answer.Id, (double?)answer.Mean))], cancel);
    }

    private async Task<List<RatedTicket>> RatedAsync(Actor actor, FigureFilter filter, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await filter.Of(db, actor)
            .SelectMany(ticket => ticket.Surveys, (ticket, answer) => new { ticket.Id, ticket.CreatedAt, Line = (string?)ticket.Equipment!.Model.ProductLine, answer.Response, answer.Quality, answer.Attitude })
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new RatedTicket(row.Id, DateOnly.FromDateTime(row.CreatedAt), row.Line ?? "", row.Response, row.Quality, row.Attitude));
    }

    private static double? Mean(List<RatedTicket> answers, Func<RatedTicket, int> score) => answers.Count == 0 ? null : answers.Average(score);

    private static StepLength StepsOf(List<RatedTicket> answers) =>
        answers.Count == 0 ? StepLength.Day : Steps.For(answers.Min(answer => answer.Day), answers.Max(answer => answer.Day));

    private static IEnumerable<RatingsOf<DateOnly>> OverTime(List<RatedTicket> answers, StepLength length)
    {
        if (answers.Count == 0)
            yield break;
        var bySteps = answers.ToLookup(answer => Steps.Of(answer.Day, length));
        var last = bySteps.Max(step => step.Key);
        for (var step = bySteps.Min(step => step.Key); step <= last; step = Steps.Next(step, length))
            yield return new(step, SatisfactionFigures.Of([.. bySteps[step]]));
    }
}
