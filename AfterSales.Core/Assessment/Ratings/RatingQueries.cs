using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment;

/// <summary>What customers answered 满意度, for the page: seen by the same people as the times.</summary>
public sealed class RatingQueries
{
    /// <summary>What the page of satisfaction shows.</summary>
    public async Task<Outcome<RatingReport>> RatingsAsync(Actor actor, FigureFilter filter, Dimension by = Dimension.ProductLine, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new RatingReport(new RatingFigures(0, null, null, null, null, null, null, 0, 0, 0, [0, 0, 0, 0, 0]), null, null, StepLength.Day, [], by, [], []);
    }

    /// <summary>The words of the comments.</summary>
    public async Task<Outcome<CommentWords>> WordsAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new CommentWords(0, []);
    }

    /// <summary>The tickets behind a part of the ratings, the worst first, by pages of <see cref="TicketsBehind.PageSize"/>. The bucket is the score, 1 to 5.</summary>
    /// <param name="page">From 1.</param>
    public async Task<Outcome<TicketsBehind>> BehindAsync(Actor actor, FigureFilter filter, FigureSlice slice, int page = 1, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new TicketsBehind(0, []);
    }
}
