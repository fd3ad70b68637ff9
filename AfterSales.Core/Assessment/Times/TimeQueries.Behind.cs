using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>The tickets behind a figure of times.</summary>
public sealed partial class TimeQueries
{
    // What has not come to its end stands before all that has.
    private const long Unended = long.MaxValue;

    /// <summary>The tickets behind a part of a figure, the longest first, by pages of <see cref="TicketsBehind.PageSize"/>.</summary>
    /// <param name="page">From 1.</param>
    public async Task<Outcome<TicketsBehind>> BehindAsync(
        Actor actor, Measure measure, FigureFilter filter, FigureSlice slice, CountedTime time = CountedTime.Elapsed, int page = 1, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var top = new TopRows(page);
        if (slice.AllOpen || slice.BacklogBucket is not null)
            await AddOpenAsync(top, actor, filter, slice.BacklogBucket, cancel);
        else
            await AddAsync(top, actor, new Measured(measure, time), filter, slice, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await TicketsBehind.OfAsync(db, top.Total, top.Page().ConvertAll(row => (row.Id, row.Value == Unended ? null : (double?)row.Value / TimeSpan.TicksPerHour)), cancel);
    }

    private async Task AddOpenAsync(TopRows top, Actor actor, FigureFilter filter, int? bucket, CancellationToken cancel)
    {
        var now = Now;
        foreach (var (id, createdAt) in await Backlog.ReadAsync(store, contexts, actor, filter, cancel))
        {
            if (bucket is null || BacklogFigures.BucketOf(Backlog.Days(createdAt, now)) == bucket)
                top.Add(id, now - createdAt.Ticks);
        }
    }

    private async Task AddAsync(TopRows top, Actor actor, Measured measured, FigureFilter filter, FigureSlice slice, CancellationToken cancel)
    {
        var cut = SlicedRows.Cut(new RowFilter(filter, actor), slice);
        var rows = new SlicedRows(slice, measured, Now, slice.OtherFaults ? await NamedFaultsAsync(actor, filter, cancel) : null);
        var period = await Period.ReadAsync(store, actor, filter, [measured.Column, .. rows.Columns, .. cut.Columns], cancel);
        var step = slice.Step is null ? null : (StepLength?)period.Length;
        foreach (var day in period.Days)
        {
            if (step is { } length && Steps.Of(DateOnly.FromDayNumber(day.Day), length) != slice.Step)
                continue;
            var ids = day.Ids;
            foreach (var row in cut.Rows(day))
            {
                if (rows.Has(day, row))
                    top.Add(ids[row], rows.ValueOf(day, row) is >= 0 and var ticks ? ticks : Unended);
            }
        }
    }

    // Which they are is counted anew: what the table shows beside them may have changed since.
    private async Task<IReadOnlyList<string>> NamedFaultsAsync(Actor actor, FigureFilter filter, CancellationToken cancel) =>
        FaultTally.OfModelsIn((await Period.ReadAsync(store, actor, filter, FaultTally.OfModels, cancel)).OfRepairs()).Groups;
}
