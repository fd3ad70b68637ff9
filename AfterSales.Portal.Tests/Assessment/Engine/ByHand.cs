using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>The figures of one filter for one reader, counted ticket by ticket, against what is answered.</summary>
internal sealed partial class ByHand(AnyHistory history, IReadOnlyList<CountedTicket> all, Actor actor, FigureFilter filter)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    private DateTime Now => history.Clock.Now.UtcDateTime;

    public async Task AgreesAsync()
    {
        foreach (var measure in Enum.GetValues<Measure>())
        {
            Same(Times(Those(filter), measure, CountedTime.Elapsed), Value(await history.Times.TimesAsync(actor, measure, filter, Cancel)), $"{measure}");
            await ResponseAsync(measure, measure == Measure.Arrival ? CountedTime.Working : CountedTime.Elapsed, Dimensions[(int)measure]);
        }
        await ResponseAsync(Measure.Response, CountedTime.Working, Dimension.Engineer);
        foreach (var by in new[] { Dimension.Model, Dimension.CustomerClass, Dimension.Engineer })
            await CycleAsync(by);
        await BacklogAsync();
        await RatingsAsync();
        await FaultsAsync();
        await BehindAsync();
        await KeyFiguresAsync();
        await ComplaintsAsync();
    }

    private List<CountedTicket> Those(FigureFilter wanted) =>
    [
        .. all.Where(one => !one.Cancelled && !(one.Day < wanted.From) && !(one.Day >= wanted.To))
            .Where(one => (actor.IsSupervisor || one.Engineers.Contains(actor.EmployeeId!.Value)) && Fits(one, wanted)),
    ];

    private static bool Fits(CountedTicket one, FigureFilter wanted) =>
        (wanted.Region is null || one.Region == wanted.Region) && (wanted.ProductLine is null || one.ProductLine == wanted.ProductLine) && (wanted.Model is null || one.Model == wanted.Model)
        && (wanted.FaultGroup is null || one.FaultGroup == wanted.FaultGroup) && (wanted.Priority is null || one.Ticket.Priority == wanted.Priority) && (wanted.Channel is null || one.Ticket.Channel == wanted.Channel)
        && (wanted.ServiceType is null || one.Ticket.ServiceType == wanted.ServiceType) && (wanted.CustomerClass is null || one.Class == wanted.CustomerClass)
        && (wanted.EngineerId is null || one.Engineers.Contains(wanted.EngineerId.Value)) && (wanted.Source is null || wanted.Source == (one.Ticket.ExternalSource is null ? TicketOrigin.Portal : TicketOrigin.Import));

    private IEnumerable<string> Keys(CountedTicket one, Dimension by) => by switch
    {
        Dimension.Region => [one.Region],
        Dimension.ProductLine => [one.ProductLine],
        Dimension.Model => [one.Model],
        Dimension.Priority => [one.Ticket.Priority.ToString()],
        Dimension.Channel => [one.Ticket.Channel.ToString()],
        Dimension.ServiceType => [one.Ticket.ServiceType.ToString()],
        Dimension.CustomerClass => [one.Class.ToString()],
        Dimension.Engineer => one.Engineers.Where(id => actor.IsSupervisor || id == actor.EmployeeId).Select(id => $"{id}"),
        Dimension.FaultGroup => [one.FaultGroup],
        _ => [one.Ticket.ExternalSource is null ? "Portal" : "Import"],
    };

    private static TimeFigures Times(List<CountedTicket> those, Measure measure, CountedTime time)
    {
        var hours = those.Select(one => one.Hours(measure, time)).OfType<double>().Order().ToList();
        var (kept, inDay) = (those.Select(one => one.Kept(measure)).OfType<bool>().ToList(), those.Select(one => one.ArrangedInDay).OfType<bool>().ToList());
        return new TimeFigures(those.Count, hours.Count, Rank(hours, 0.5), Rank(hours, 0.9), hours.Count == 0 ? null : hours.Sum() / hours.Count, Rank(hours, 0.25), Rank(hours, 0.75),
            kept.Count == 0 ? null : (double)kept.Count(yes => yes) / kept.Count, inDay.Count == 0 ? null : (double)inDay.Count(yes => yes) / inDay.Count)
        {
            Decided = kept.Count,
            DayDecided = inDay.Count,
        };
    }

    private static double? Rank(List<double> sorted, double share)
    {
        if (sorted.Count == 0)
            return null;
        var (low, high) = ((int)Math.Floor(share * (sorted.Count - 1)), (int)Math.Ceiling(share * (sorted.Count - 1)));
        return sorted[low] + (sorted[high] - sorted[low]) * (share * (sorted.Count - 1) - low);
    }

    private static void Same(TimeFigures expected, TimeFigures figures, string what)
    {
        Assert.Equal((expected.Count, expected.Completed, expected.Decided, expected.DayDecided, expected.WithinPromise, expected.ArrangedWithinDay),
            (figures.Count, figures.Completed, figures.Decided, figures.DayDecided, figures.WithinPromise, figures.ArrangedWithinDay));
        Near(expected.MedianHours, figures.MedianHours, what);
        Near(expected.P90Hours, figures.P90Hours, what);
        Near(expected.MeanHours, figures.MeanHours, what);
        Near(expected.P25Hours, figures.P25Hours, what);
        Near(expected.P75Hours, figures.P75Hours, what);
    }

    private static void Near(double? expected, double? value, string what) =>
        Assert.True(expected is null ? value is null : value is not null && Math.Abs(expected.Value - value.Value) < 1e-8, $"{what}: {expected} by hand, {value}");

    private static T Value<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}
