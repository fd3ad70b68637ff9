using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>What customers answered 满意度, for the page: seen by the same people as the times.</summary>
public sealed class RatingQueries(FactStore store, IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time)
{
    private const int MostComments = 1_000;

    private static readonly FactGroup[] Columns = [FactGroup.Ratings];

    /// <summary>The figures over a filter.</summary>
    public async Task<Outcome<RatingFigures>> FiguresAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return Whole(await Period.ReadAsync(store, actor, filter, Columns, cancel));
    }

    /// <summary>What the page of satisfaction shows.</summary>
    public async Task<Outcome<RatingReport>> RatingsAsync(Actor actor, FigureFilter filter, Dimension by = Dimension.ProductLine, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var groups = new RowGroups(by, actor);
        var period = await Period.ReadAsync(store, actor, filter, [.. Columns, FactGroup.Response, .. groups.Columns], cancel);
        var before = await Period.ReadAsync(store, filter.Before, actor, Columns, cancel);
        var yearAgo = await Period.ReadAsync(store, filter.SameYearAgo, actor, Columns, cancel);
        var (days, byGroup, byResponse) = Count(period, groups);
        var names = await DimensionNames.OfAsync(contexts, groups, cancel);
        return new RatingReport(
            days.Whole.Figures, before is null ? null : Whole(before), yearAgo is null ? null : Whole(yearAgo),
            days.Length, [.. days.Steps.Select(step => new RatingsIn<DateOnly>(step.Step, step.Tally.Figures))], by,
            [.. byGroup.All.Select((tally, group) => new RatingsIn<DimensionKey>(names[group], tally.Figures)).Where(row => row.Figures.Asked > 0)
                .OrderByDescending(row => row.Figures.Answers).ThenByDescending(row => row.Figures.Asked).ThenBy(row => row.Key.Name, ReadersOrder.OfNames)],
            [.. byResponse.Select((tally, bucket) => new ScoreOfResponse(bucket, tally.Figures.Answers, tally.Figures.Mean))]);
    }

    /// <summary>The words of the last comments.</summary>
    public async Task<Outcome<CommentWords>> WordsAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var period = await Period.ReadAsync(store, actor, filter, Columns, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var comments = await CommentsAsync(db, period, cancel);
        return new CommentWords(comments.Count, RepeatedWords.Of(comments));
    }

    /// <summary>The tickets behind a part of the ratings, the worst first, by pages of <see cref="TicketsBehind.PageSize"/>. The bucket is the score, 1 to 5.</summary>
    /// <param name="page">From 1.</param>
    public async Task<Outcome<TicketsBehind>> BehindAsync(Actor actor, FigureFilter filter, FigureSlice slice, int page = 1, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var cut = SlicedRows.Cut(new RowFilter(filter, actor), slice);
        var rows = new SlicedRows(slice with { Bucket = null }, new Measured(Measure.Response, CountedTime.Elapsed), time.GetUtcNow().UtcTicks);
        var period = await Period.ReadAsync(store, actor, filter, [.. Columns, FactGroup.Response, .. rows.Columns, .. cut.Columns], cancel);
        var (top, onlyAsked) = (new TopRows(page), slice.Fate == Fate.Asked);
        var step = slice.Step is null ? null : (StepLength?)period.LengthOf((day, row) => day.List(FactGroup.Ratings, row).Length > 0 || Traits.Asked(day.Traits[row]));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var saying = slice.Word is not { } word ? null
            : (await CommentsAsync(db, period, cancel)).FindAll(comment => RepeatedWords.IsIn(comment.Text, word)).Select(comment => comment.TicketId).ToHashSet();
        foreach (var day in period.Days)
        {
            if (step is { } length && Steps.Of(DateOnly.FromDayNumber(day.Day), length) != slice.Step)
                continue;
            foreach (var row in cut.Rows(day))
            {
                if (rows.Has(day, row) && saying?.Contains(day.Ids[row]) != false)
                    AddRated(top, day, row, slice.Bucket, onlyAsked);
            }
        }
        return await TicketsBehind.OfAsync(db, top.Total, top.Page().ConvertAll(row => (row.Id, row.Value < 0 ? (double?)-row.Value / 3 : null)), cancel);
    }

    // By the worst of its ratings; of those who were only asked there is none.
    private static void AddRated(TopRows top, FactDay day, int row, int? score, bool alsoUnanswered)
    {
        var worst = int.MaxValue;
        foreach (var rating in day.List(FactGroup.Ratings, row))
        {
            if (score is null || PackedRating.Score(rating) == score)
                worst = Math.Min(worst, PackedRating.Sum(rating));
        }
        if (worst < int.MaxValue)
            top.Add(day.Ids[row], -worst);
        else if (alsoUnanswered)
            top.Add(day.Ids[row], 0);
    }

    private static RatingFigures Whole(Period period)
    {
        var tally = new RatingTally();
        foreach (var some in period.Rows.Part is { } part ? period.RolledUp(Rollups.Ratings(part)) : period.Days.Select(day => RatingTally.Of(day, period.Rows.Rows(day))))
            tally.Add(some);
        return tally.Figures;
    }

    private static (ByDay<RatingTally> Days, ByGroup<RatingTally> Groups, RatingTally[] ByResponse) Count(Period period, RowGroups groups)
    {
        var (days, byGroup) = (new ByDay<RatingTally>(() => new RatingTally(), (sum, tally) => sum.Add(tally)), new ByGroup<RatingTally>(() => new RatingTally()));
        var limits = TimeCount.LimitsOf(Measure.Response);
        var byResponse = Enumerable.Range(0, limits.Length + 1).Select(_ => new RatingTally()).ToArray();
        if (period.Rows.Part is { } part)
        {
            AddRolledUp(period, part, days, groups, byGroup, byResponse);
            return (days, byGroup, byResponse);
        }
        foreach (var day in period.Days)
        {
            groups.Begin(day);
            RatingTally? tally = null;
            var response = day.Longs(FactGroup.Response, 0);
            foreach (var row in period.Rows.Rows(day))
            {
                var ratings = day.List(FactGroup.Ratings, row);
                var asked = Traits.Asked(day.Traits[row]);
                if (!asked && ratings.Length == 0)
                    continue;
                (tally ??= days.Begin(day.Day)).Add(ratings, asked);
                foreach (var group in groups.Of(row))
                    byGroup[group].Add(ratings, asked);
                if (response[row] >= 0)
                    byResponse[TimeCount.BucketOf(limits, response[row])].Add(ratings, asked);
            }
        }
        return (days, byGroup, byResponse);
    }

    private static void AddRolledUp(Period period, DayPart part, ByDay<RatingTally> days, RowGroups groups, ByGroup<RatingTally> byGroup, RatingTally[] byResponse)
    {
        // By days, for the first on which somebody was asked is where the steps begin.
        var whole = Rollups.Ratings(part);
        foreach (var day in period.Days)
        {
            if (day.Once(whole) is { Asked: > 0 } ratings)
                days.Begin(day.Day).Add(ratings);
        }
        foreach (var (key, ratings) in period.RolledUp(Rollups.Ratings(part, groups.By)).SelectMany(one => one.Values))
            byGroup[groups.NumberOf(key)].Add(ratings);
        foreach (var ratings in period.RolledUp(Rollups.Rated(part)))
            ratings.AddTo(byResponse);
    }

    private static Task<List<RatedComment>> CommentsAsync(AfterSalesDbContext db, Period period, CancellationToken cancel)
    {
        var (tickets, answers) = (Commented(period), db.SurveyAnswers);
        return answers.AsNoTracking().Where(answer => EF.Parameter(tickets).Contains(answer.TicketId) && answer.Comment != null && answer.Comment != "")
            .OrderByDescending(answer => answer.Id).Take(MostComments)
            .Select(answer => new RatedComment(answer.TicketId, answer.Comment!, answer.Response + answer.Quality + answer.Attitude)).ToListAsync(cancel);
    }

    // From the last day back, as many as are read.
    private static List<long> Commented(Period period)
    {
        var tickets = new List<long>();
        for (var at = period.Days.Count - 1; at >= 0 && tickets.Count < MostComments; at--)
        {
            var day = period.Days[at];
            var rows = period.Rows.Rows(day);
            for (var i = rows.Length - 1; i >= 0 && tickets.Count < MostComments; i--)
            {
                var commented = false;
                foreach (var rating in day.List(FactGroup.Ratings, rows[i]))
                    commented |= PackedRating.Commented(rating);
                if (commented)
                    tickets.Add(day.Ids[rows[i]]);
            }
        }
        return tickets;
    }
}
