using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Demo;

/// <summary>
/// The open tickets: a department in the middle of its day. The first engineer is left free, so that a newcomer has
/// somebody to send.
/// </summary>
internal sealed class DemoToday(DemoScene scene, PromiseTimes promises)
{
    private readonly DemoCast cast = scene.Cast;
    private readonly Dice dice = scene.Dice;
    private readonly DemoMachines machines = scene.Machines;
    private readonly Roster roster = scene.Roster;
    private readonly DateTime now = scene.Now;
    private readonly Dictionary<int, DateTime> freeFrom = [];
    // Under way in a story of the process: such a day is full.
    private readonly HashSet<CastEngineer> taken = [.. scene.Places.Keys];

    public IReadOnlyList<Story> Stories()
    {
        // On their way or there first: they choose the machines near to them.
        var able = new Queue<CastEngineer>(cast.Engineers.Skip(1).Where(engineer => engineer.Engineer.OnDuty && !taken.Contains(engineer)));
        return
        [
            .. OpenTickets.OnSite.Select((open, at) => OnSite(open, able.Dequeue(), at == 1 ? able.Dequeue() : null)),
            .. OpenTickets.EnRoute.Select(open => EnRoute(open, able.Dequeue())),
            .. OpenTickets.Scheduled.Select((open, at) => Scheduled(open, at)),
            .. OpenTickets.AwaitingParts.Select(AwaitingParts),
            .. OpenTickets.Accepting.Select(open => Accepted(open, signed: false)),
            .. OpenTickets.FollowUp.Select(open => Accepted(open, signed: true)),
            .. OpenTickets.ToDispatch.Select(ToDispatch),
            .. OpenTickets.Diagnosing.Select(Diagnosing),
            .. OpenTickets.Reported.Select(Reported),
        ];
    }

    private Story Reported(Open open)
    {
        // Nobody has set a priority yet: it follows from what the fault does.
        var plot = Plot(open, machines.Any(), ClockName.Response) with { Channel = dice.Chance(0.7) ? Channel.Web : Channel.Dealer };
        return new StoryTeller(cast, dice, plot).Story;
    }

    private Story Diagnosing(Open open)
    {
        var plot = Plot(open, machines.Any(), open.Question ? ClockName.Reply : ClockName.Arrange);
        var asked = dice.Pick(cast.Data.Words.Consultations);
        var tell = new StoryTeller(cast, dice, plot, open.Question ? asked.Question : null);
        Verify(tell, plot, open.Question ? ServiceType.Consultation : ServiceType.Repair);
        return dice.Chance(0.4) ? tell.Until(At(plot, 0.5)).Note().Story : tell.Story;
    }

    private Story ToDispatch(Open open)
    {
        var plot = Plot(open, machines.Any(), ClockName.Arrange);
        var tell = new StoryTeller(cast, dice, plot);
        Verify(tell, plot, ServiceType.Repair);
        tell.Until(At(plot, 0.35));
        return (dice.Chance(0.3) ? tell.RequestSurvey() : tell.Diagnose(tell.Staff)).Story;
    }

    private Story Scheduled(Open open, int at)
    {
        // Sent out one after the other; who is on site now goes on from there.
        var free = cast.Engineers.Skip(1).SkipLast(2).Where(engineer => !taken.Contains(engineer)).ToList();
        var engineer = free[at % free.Count];
        var plot = Plot(open, machines.Near(engineer), ClockName.Arrival);
        var tell = Dispatched(plot, 0.3, HalfHour(Later(freeFrom.GetValueOrDefault(engineer.Id), now) + dice.Hours(1.5, 7)), engineer);
        freeFrom[engineer.Id] = now + TimeSpan.FromHours(14);
        return open.Hold is { } reason ? tell.Until(At(plot, 0.5)).Hold(cast.Data.Words.Holds.First(hold => hold.Reason == reason)).Story : tell.Story;
    }

    private Story EnRoute(Open open, CastEngineer engineer)
    {
        var plot = Plot(open, machines.Near(engineer), ClockName.Arrival);
        var way = Way.Time(engineer.KilometresTo(plot.Machine.Site));
        var along = dice.Between(0.35, 0.85);
        var departed = Later(now - (way * along), At(plot, 0.4));
        scene.Places[engineer] = (plot.Machine, along);
        freeFrom[engineer.Id] = now + (way * (1 - along)) + TimeSpan.FromHours(4);
        roster.Busy(engineer, departed, now);
        return Dispatched(plot, 0.25, HalfHour(departed), engineer).Until(departed).Depart(engineer).Story;
    }

    private Story OnSite(Open open, CastEngineer engineer, CastEngineer? second)
    {
        var plot = Plot(open, machines.Near(engineer), ClockName.Repair);
        var arrived = Later(now - dice.Hours(0.3, 2.6), At(plot, 0.5));
        var departed = Later(arrived - Way.Time(engineer.KilometresTo(plot.Machine.Site)), At(plot, 0.35));
        CastEngineer[] crew = second is null ? [engineer] : [engineer, second];
        var tell = Dispatched(plot, 0.25, HalfHour(departed), crew).Until(departed);
        foreach (var one in crew)
            tell.Depart(one);
        tell.Until(arrived);
        foreach (var one in crew)
        {
            tell.Arrive(one);
            scene.Places[one] = (plot.Machine, 1);
            freeFrom[one.Id] = now + TimeSpan.FromHours(3);
            roster.Busy(one, departed, now);
        }
        var worked = now - arrived;
        if (dice.Chance(0.5) && worked > TimeSpan.FromMinutes(40))
            tell.Until(now - (worked * 0.3)).Work(engineer, plot.Fault.Action, worked * 0.7);
        return tell.Story;
    }

    private Story AwaitingParts(Open open)
    {
        var (plot, engineer) = PlotWithPart(open);
        var tell = OnceThere(plot, engineer, At(plot, 0.45), out var departed);
        tell.Wait(dice.Minutes(40, 90));
        tell.Parts(engineer, open.Overdue ? tell.At + ((now - tell.At) * 0.7) : HalfHour(now + dice.Hours(6, 70)));
        tell.Wait(dice.Minutes(10, 30)).Leave(engineer, LeaveOutcome.Parts);
        roster.Busy(engineer, departed, tell.At);
        return tell.Story;
    }

    private Story Accepted(Open open, bool signed)
    {
        var waiting = promises.Of(ClockName.Acceptance, open.Priority) * open.Used;
        var length = dice.Hours(1.5, 4);
        var arrived = now - waiting - length - TimeSpan.FromMinutes(15);
        var engineer = FreeAround(arrived);
        var plot = Plot(open, machines.Near(engineer), arrived - (promises.Of(ClockName.Repair, open.Priority) * dice.Between(0.35, 0.7)));
        var tell = OnceThere(plot, engineer, arrived, out var departed);
        tell.Wait(length).Work(engineer, plot.Fault.Action, length).Wait(TimeSpan.FromMinutes(12)).Test(engineer, passed: true);
        tell.Until(now - waiting).AskAcceptance(engineer).Wait(dice.Minutes(10, 25)).Leave(engineer, LeaveOutcome.Done);
        roster.Busy(engineer, departed, tell.At);
        if (!signed)
            return tell.Story;
        tell.Wait(waiting * 0.3).Sign(null);
        return dice.Chance(0.6) ? tell.Wait(waiting * 0.2).SendSurvey().Story : tell.Story;
    }

    private StoryTeller OnceThere(Plot plot, CastEngineer engineer, DateTime arrived, out DateTime departed)
    {
        var way = Way.Time(engineer.KilometresTo(plot.Machine.Site));
        departed = Later(arrived - way, At(plot, 0.2));
        return Dispatched(plot, 0.15, departed, engineer).Until(departed).Depart(engineer).Until(arrived).Arrive(engineer);
    }

    // Verified, diagnosed and assigned when that much of the ticket's life was over.
    private StoryTeller Dispatched(Plot plot, double assignedAt, DateTime start, params CastEngineer[] engineers)
    {
        var tell = new StoryTeller(cast, dice, plot);
        Verify(tell, plot, ServiceType.Repair);
        tell.Until(At(plot, assignedAt * 0.6)).Diagnose(tell.Staff);
        return tell.Until(At(plot, assignedAt)).Assign(start, TimeSpan.FromMinutes(30 * Math.Ceiling((plot.Fault.Minutes + 60) / 30.0)), engineers);
    }

    private void Verify(StoryTeller tell, Plot plot, ServiceType type)
    {
        var soon = promises.Of(ClockName.Response, plot.Priority) * dice.Between(0.15, 0.6);
        var share = (now - plot.CreatedAt) * 0.1;
        tell.Wait(plot.Channel == Channel.Phone ? dice.Minutes(3, 9) : soon < share ? soon : share).Verify(type);
    }

    private (Plot, CastEngineer) PlotWithPart(Open open)
    {
        while (true)
        {
            var engineer = FreeAround(now - (promises.Of(ClockName.Repair, open.Priority) * open.Used * 0.55));
            var plot = Plot(open, machines.Near(engineer), ClockName.Repair);
            if (plot.Fault.Part is not null)
                return (plot, engineer);
            machines.Release(plot.Machine);
        }
    }

    // Long enough for the way there and a short day's work.
    private CastEngineer FreeAround(DateTime arrival) =>
        dice.Pick([.. cast.Engineers.Where(engineer => roster.IsFree(engineer, arrival - TimeSpan.FromHours(8), arrival + TimeSpan.FromHours(6)))]);

    private Plot Plot(Open open, CastMachine machine, ClockName pressing) =>
        Plot(open, machine, now - (promises.Of(pressing, open.Priority) * open.Used));

    // The impact says the priority of what nobody has looked at; so choose a fault whose impact says it.
    private Plot Plot(Open open, CastMachine machine, DateTime createdAt)
    {
        var faults = cast.Data.Faults[machine.Line];
        var impact = open.Priority switch { Priority.Urgent => Impact.Safety, Priority.High => Impact.MachineStopped, _ => Impact.None };
        var fault = dice.Pick(Array.FindAll(faults, fault => fault.Impact == impact) is { Length: > 0 } fitting ? fitting : faults) with { Impact = impact };
        return new Plot(machine, fault, dice.Chance(0.65) ? Channel.Phone : Channel.Web, open.Priority, Whole(createdAt));
    }

    private DateTime At(Plot plot, double shareOfLife) => plot.CreatedAt + ((now - plot.CreatedAt) * shareOfLife);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Whole(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private static DateTime HalfHour(DateTime at) => new((at.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour) + (at.Minute < 30 ? 0 : TimeSpan.TicksPerHour / 2), DateTimeKind.Utc);
}
