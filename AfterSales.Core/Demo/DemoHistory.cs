using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Demo;

/// <summary>The tickets of the past: how the department has worked, day and night, mostly well.</summary>
internal sealed class DemoHistory(DemoCast cast, Dice dice, HistoryStory told, CompanyTime company, DateTime now)
{
    public const int Closed = 900;
    public const int Cancelled = 14;
    private const int Days = 200;
    private const double RepeatShare = 0.07;
    private const double NightFrom = 22;
    private const double NightTo = 6;
    private static readonly TimeSpan RepeatWithin = TimeSpan.FromDays(30);
    private static readonly Channel[] Channels = [Channel.Phone, Channel.Web, Channel.Dealer, Channel.Email];

    private readonly List<Plot> past = [];

    public IReadOnlyList<Story> Stories()
    {
        var reports = Enumerable.Range(0, Closed + Cancelled).Select(_ => ReportTime()).Order().ToList();
        var cancelled = Enumerable.Range(1, Cancelled).Select(count => count * reports.Count / (Cancelled + 1)).ToHashSet();
        return [.. reports.Select((at, index) => cancelled.Contains(index) ? told.Cancelled(PlotAt(at)) : ClosedStory(at))];
    }

    // A story that would not be over yet is told again, quicker; at last as one that began earlier.
    private Story ClosedStory(DateTime createdAt)
    {
        var plot = PlotAt(createdAt);
        var consultation = !AtNight(createdAt) && dice.Chance(0.11);
        for (var pace = 1.0; ; pace *= 0.75)
        {
            if (pace < 0.25)
                (plot, pace) = (plot with { CreatedAt = plot.CreatedAt.AddDays(-2) }, 1);
            var story = consultation ? told.Consultation(plot, pace) : told.Repair(plot, pace);
            if (story is null || story.EndsAt >= now)
                continue;
            told.Settle();
            past.Add(plot);
            return story;
        }
    }

    private bool AtNight(DateTime at) => company.ToLocal(at).TimeOfDay.TotalHours is >= NightFrom or < NightTo;

    private Plot PlotAt(DateTime createdAt)
    {
        var since = createdAt - RepeatWithin;
        var night = AtNight(createdAt);
        if (!night && dice.Chance(RepeatShare) && past.FindAll(plot => plot.CreatedAt > since && plot.CreatedAt < createdAt.AddDays(-4)) is { Count: > 0 } recent)
            return dice.Pick(recent) with { CreatedAt = createdAt };
        var machine = dice.Pick(cast.Machines);
        var faults = cast.Data.Faults[machine.Line];
        // The first ones of each list are the usual ones.
        var fault = faults[(int)(Math.Pow(dice.Between(0, 1), 1.5) * faults.Length)];
        // At night somebody calls, and only because it cannot wait.
        if (night)
            return new Plot(machine, Array.Find(faults, one => one.Impact != Impact.None) ?? fault, Channel.Phone, Priority.Urgent, createdAt);
        var dealers = machine.Customer.DealerId is not null;
        return new Plot(machine, fault, Channels[dice.Weighted([58, 22, dealers ? 22 : 0, 8])], PriorityOf(fault.Impact), createdAt);
    }

    private Priority PriorityOf(Impact impact) => impact switch
    {
        Impact.Safety => dice.Chance(0.55) ? Priority.Urgent : Priority.High,
        Impact.MachineStopped => dice.Chance(0.12) ? Priority.Urgent : dice.Chance(0.7) ? Priority.High : Priority.Normal,
        _ => dice.Chance(0.72) ? Priority.Normal : Priority.Low,
    };

    // By day and on working days mostly; mines and data centres now and then at night.
    private DateTime ReportTime()
    {
        DateOnly day;
        do
            day = company.DayOf(now).AddDays(-1 - dice.Below(Days - 1));
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && dice.Chance(0.5));
        var hour = dice.Weighted([79, 13, 4, 4]) switch
        {
            0 => dice.Chance(0.55) ? 7.5 + ((dice.Between(0, 4.5) + dice.Between(0, 4.5)) / 2) : 13 + ((dice.Between(0, 5.5) + dice.Between(0, 5.5)) / 2),
            1 => dice.Between(18.5, NightFrom),
            2 => dice.Between(NightTo, 7.5),
            _ => dice.Between(NightFrom - 24, NightTo),
        };
        var at = company.StartOf(day).AddHours(hour);
        return new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }
}
