using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>When an engineer could begin there.</summary>
public static class FreeTime
{
    /// <summary>
    /// The first time from now on, on a quarter of an hour, by which the engineer can be there and at which no visit is in the
    /// way, the way to the next one counted. It lies in the site's working hours, unless the job cannot wait for them.
    /// </summary>
    /// <param name="notBefore">UTC; null: from now on.</param>
    public static Errand Of(AtHand who, Job job, TimeSpan length, Vantage from, DateTime? notBefore = null)
    {
        var free = notBefore > from.Now ? notBefore.Value : from.Now;
        if (job.AtAnyHour || job.Hours is null)
            return First(null);
        var worked = First(job.Hours);
        return job.AtAnyHourToBeInTime && job.ArrivalDue is { } due && due > from.Now && worked.Arrival > due && First(null) is var sooner && sooner.Arrival <= due ? sooner : worked;

        // From wherever somebody is free, as soon as the way from there allows: some gaps are too short, the time after the last visit never.
        Errand First(WorkCalendar? hours) => At(free).Ahead.Select(visit => visit.End).Where(end => end > free).Prepend(free)
            .Select(end => Reach(end, hours)).Where(errand => errand.IsFree).MinBy(errand => errand.Start)!;

        // On another day the way may begin elsewhere.
        Errand Reach(DateTime time, WorkCalendar? hours)
        {
            var errand = At(VisitHours.Next(time, length, hours));
            while (errand.Arrival > errand.Start)
                errand = At(VisitHours.Next(errand.Arrival, length, hours));
            return errand;
        }

        Errand At(DateTime start) => new(who, job, start, start + length, from);
    }
}
