using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>The days of a filter's period as they were read, and which of their rows count.</summary>
internal sealed record Period(IReadOnlyList<FactDay> Days, RowFilter Rows)
{
    // In days. A repeat within 90 of them is a figure of the ticket before: later its day is seldom written anew.
    private const int SettledAfter = 100;

    public static async Task<Period> ReadAsync(FactStore store, Actor actor, FigureFilter filter, IEnumerable<FactGroup> columns, CancellationToken cancel)
    {
        var rows = new RowFilter(filter, actor);
        return new Period(await store.ReadAsync(filter.From, filter.To, [.. columns, .. rows.Columns], cancel), rows);
    }

    /// <summary>Faults are counted over repairs; of a filter to something else there are none.</summary>
    public Period OfRepairs() => this with { Rows = Rows.Again().Want(Dimension.ServiceType, nameof(ServiceType.Repair)) };

    /// <summary>The same once more, for somebody who counts at the same time.</summary>
    public Period Again => this with { Rows = Rows.Again() };

    /// <summary>What was rolled up, in order: by days, and by whole months as far as these lie before the end of the period.</summary>
    public IEnumerable<T> RolledUp<T>(Rollup<T> rollup) where T : class, IRolledUp => RolledUp(rollup, byMonths: true).Select(one => one.What);

    /// <summary>The same with the first day of each, to be cut into steps: by months only where these are known to be months too.</summary>
    public IEnumerable<(int Day, T What)> RolledUpInSteps<T>(Rollup<T> rollup) where T : class, IRolledUp => RolledUp(rollup, IsLong && Rows.Part == DayPart.All);

    /// <summary>Into steps of which length it is cut: from the first day to the last on which a ticket counts.</summary>
    public StepLength Length => LengthOf((_, _) => true);

    public StepLength LengthOf(Func<FactDay, int, bool> counts)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var day in Days)
        {
            foreach (var row in Rows.Rows(day))
            {
                if (!counts(day, row))
                    continue;
                (first, last) = (Math.Min(first, day.Day), day.Day);
                break;
            }
        }
        return first > last ? StepLength.Day : Steps.For(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last));
    }

    /// <summary>The same for a period that a filter may not have.</summary>
    public static async Task<Period?> ReadAsync(FactStore store, FigureFilter? filter, Actor actor, IEnumerable<FactGroup> columns, CancellationToken cancel) =>
        filter is null ? null : await ReadAsync(store, actor, filter, columns, cancel);

    // Into months it is cut when its days reach so far.
    private bool IsLong => Days.Count > 0 && Steps.For(DateOnly.FromDayNumber(Days[0].Day), DateOnly.FromDayNumber(Days[^1].Day)) == StepLength.Month;

    // The first month may be cut; in the last ones something happens all the time, and all their days would be put together again.
    private IEnumerable<(int Day, T What)> RolledUp<T>(Rollup<T> rollup, bool byMonths) where T : class, IRolledUp
    {
        for (var at = 0; at < Days.Count;)
        {
            if (byMonths && at > 0 && rollup.Sum is { } sum && MonthAt(at) is { Count: > 0 } days && days[^1].Day + SettledAfter <= Days[^1].Day)
            {
                yield return (days[0].Day, days[0].Once(rollup, sum, days));
                at += days.Count;
                continue;
            }
            yield return (Days[at].Day, Days[at].Once(rollup));
            at++;
        }
    }

    // The days of a whole month that begins here; none within one.
    private List<FactDay> MonthAt(int at)
    {
        var month = Steps.MonthOf(DateOnly.FromDayNumber(Days[at].Day));
        if (Steps.MonthOf(DateOnly.FromDayNumber(Days[at - 1].Day)) == month)
            return [];
        return [.. Days.Skip(at).TakeWhile(day => Steps.MonthOf(DateOnly.FromDayNumber(day.Day)) == month)];
    }
}

/// <summary>What was counted on each day, put together to steps that suit how long it is from the first to the last.</summary>
internal sealed class ByDay<T>(Func<T> make, Action<T, T> add) where T : class
{
    private readonly List<(DateOnly Day, T Tally)> days = [];

    public T Begin(int day)
    {
        var tally = make();
        days.Add((DateOnly.FromDayNumber(day), tally));
        return tally;
    }

    public StepLength Length => days.Count == 0 ? StepLength.Day : Assessment.Steps.For(days[0].Day, days[^1].Day);

    public T Whole
    {
        get
        {
            var whole = make();
            foreach (var (_, tally) in days)
                add(whole, tally);
            return whole;
        }
    }

    /// <summary>Every step between the first and the last, those without anything too: a gap is a fact.</summary>
    public IEnumerable<(DateOnly Step, T Tally)> Steps
    {
        get
        {
            if (days.Count == 0)
                yield break;
            var (length, at) = (Length, 0);
            for (var step = Assessment.Steps.Of(days[0].Day, length); at < days.Count; step = Assessment.Steps.Next(step, length))
            {
                var (tally, next) = (make(), Assessment.Steps.Next(step, length));
                for (; at < days.Count && days[at].Day < next; at++)
                    add(tally, days[at].Tally);
                yield return (step, tally);
            }
        }
    }
}
