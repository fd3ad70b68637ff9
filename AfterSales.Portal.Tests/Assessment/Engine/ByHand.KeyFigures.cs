using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.SpotChecks;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>The figures that the department is led by.</summary>
internal sealed partial class ByHand
{
    private async Task KeyFiguresAsync()
    {
        var (figures, those) = (Value(await history.KeyFigures.OfAsync(actor, filter, Cancel)), Those(filter));
        Near(Times(those, Measure.Verify, CountedTime.Elapsed).MedianHours, figures[KeyFigure.VerifyMedian].Value, "verify");
        Near(Times(those, Measure.Arrival, CountedTime.Elapsed).WithinPromise, figures[KeyFigure.ArrivalKept].Value, "arrival kept");
        Near(Times(those, Measure.Cycle, CountedTime.Elapsed).P90Hours, figures[KeyFigure.CycleP90].Value, "cycle P90");
        Assert.Equal(those.Count == 0 ? null : those.Count(one => one.Open), figures[KeyFigure.Backlog].Value);
        // Of what was accepted a week ago nobody knows yet whether it comes back.
        void SameShare(double days, Func<CountedTicket, bool> which, KeyFigure figure)
        {
            var over = those.FindAll(one => one.IsOver(days, Now));
            Near(over.Count == 0 ? null : (double)over.Count(which) / over.Count, figures[figure].Value, $"{figure}");
            Assert.Equal(over.Count, figures[figure].Cases);
        }
        SameShare(30, one => one.Stays() <= 1 && !(one.DaysUntilBack(all) <= 30), KeyFigure.FirstTimeFix);
        SameShare(30, one => one.DaysUntilBack(all) <= 30, KeyFigure.Repeat30);
        SameShare(90, one => one.DaysUntilBack(all) <= 90, KeyFigure.Repeat90);
        await QualityAsync(figures, those.Count(one => one.Ticket.AcceptedAt is not null));
    }

    private async Task QualityAsync(IReadOnlyDictionary<KeyFigure, KeyFigureValue> figures, int accepted)
    {
        if (filter != new FigureFilter(filter.From, filter.To))
        {
            Assert.DoesNotContain(figures.Keys, figure => figure is KeyFigure.ComplaintsPer100 or KeyFigure.ComplaintsInTime or KeyFigure.SpotCheckScore);
            return;
        }
        var own = all.Where(one => actor.IsSupervisor || one.Engineers.Contains(actor.EmployeeId!.Value)).Select(one => (long?)one.Ticket.Id).ToHashSet();
        var complaints = (await history.Quality.ComplaintsAsync()).FindAll(complaint => actor.IsSupervisor || own.Contains(complaint.TicketId));
        var (opened, closed) = (complaints.Count(complaint => IsIn(complaint.OpenedAt, filter)), complaints.FindAll(complaint => IsIn(complaint.ClosedAt, filter)));
        Near(accepted == 0 ? null : 100.0 * opened / accepted, figures[KeyFigure.ComplaintsPer100].Value, "complaints");
        Near(closed.Count == 0 ? null : (double)closed.Count(AnyQuality.WasInTime) / closed.Count, figures[KeyFigure.ComplaintsInTime].Value, "complaints in time");
        Assert.Equal((accepted, closed.Count), (figures[KeyFigure.ComplaintsPer100].Cases, figures[KeyFigure.ComplaintsInTime].Cases));
        var scores = (await history.Quality.ChecksAsync()).Where(check => check.State == CheckState.Done && IsIn(check.CheckedAt, filter) && (actor.IsSupervisor || check.EngineerId == actor.EmployeeId)).Select(AnyQuality.ScoreOf).ToList();
        Near(scores.Count == 0 ? null : scores.Average(), figures[KeyFigure.SpotCheckScore].Value, "spot checks");
        Assert.Equal(scores.Count, figures[KeyFigure.SpotCheckScore].Cases);
    }
}
