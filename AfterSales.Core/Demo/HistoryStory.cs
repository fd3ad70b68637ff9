using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Demo;

/// <summary>How one ticket of the past went. The pace shortens every delay: 1 is as usual.</summary>
internal sealed class HistoryStory(DemoCast cast, Dice dice, CompanyTime company, PromiseTimes promises, Roster roster)
{
    private static readonly TimeSpan LongestWork = TimeSpan.FromHours(8);
    // Above this a day is full: what else comes up waits for the next visit.
    private static readonly TimeSpan FullDay = TimeSpan.FromHours(5);
    private readonly DeskHours desk = new(dice, company);
    private readonly List<(CastEngineer Engineer, DateTime From, DateTime To)> trips = [];

    /// <summary>The last story is one of those that are told: its engineers were away.</summary>
    public void Settle()
    {
        foreach (var (engineer, from, to) in trips)
            roster.Busy(engineer, from, to);
        trips.Clear();
    }

    public Story Consultation(Plot plot, double pace)
    {
        trips.Clear();
        var asked = dice.Pick(cast.Data.Words.Consultations);
        plot = plot with { Fault = plot.Fault with { Impact = Impact.None }, Priority = dice.Chance(0.8) ? Priority.Normal : Priority.Low };
        var tell = new StoryTeller(cast, dice, plot, asked.Question);
        Verify(tell, plot, ServiceType.Consultation);
        tell.Until(desk.Open(tell.At + (dice.Delay(95, 1.1) * pace))).Answer(asked.Answer);
        if (dice.Chance(0.3))
            tell.Wait(dice.Minutes(1, 5)).SendSurvey();
        return tell.Until(desk.Open(tell.At + (dice.Hours(1, 30) * pace))).Close().Story;
    }

    public Story Cancelled(Plot plot)
    {
        var tell = new StoryTeller(cast, dice, plot);
        if (dice.Chance(0.5))
            return tell.Until(desk.Open(tell.At + dice.Minutes(4, 50))).Cancel(tell.Staff).Story;
        Verify(tell, plot, ServiceType.Repair);
        return tell.Until(desk.Open(tell.At + dice.Hours(0.5, 9))).Cancel(tell.Supervisor).Story;
    }

    /// <summary>A repair from the report to the archive; null when nobody could go.</summary>
    public Story? Repair(Plot plot, double pace)
    {
        trips.Clear();
        var tell = new StoryTeller(cast, dice, plot);
        Verify(tell, plot, ServiceType.Repair);
        var surveyed = dice.Chance(0.2);
        tell.Until(Soon(plot) ? tell.At + dice.Delay(28, 0.7) : desk.Open(tell.At + (dice.Delay(65, 0.9) * pace)));
        _ = surveyed ? tell.RequestSurvey() : tell.Diagnose(tell.Staff);
        if (dice.Chance(0.15))
            tell.Wait(dice.Minutes(2, 25)).Note();
        if (dice.Chance(0.06 * pace))
            Held(tell, pace);

        if (dice.Chance(0.035 * pace))
        {
            if (Go(tell, plot, pace, TimeSpan.FromMinutes(45)) is not { } there)
                return null;
            tell.Wait(dice.Minutes(25, 40)).Leave(there, LeaveOutcome.CustomerAbsent, cast.Data.Words.Absent);
            Back(tell, there);
        }
        var length = TimeSpan.FromMinutes(plot.Fault.Minutes) * dice.Between(0.7, 1.35);
        length = length < LongestWork ? length : LongestWork;
        if (plot.Fault.Part is not null && dice.Chance(0.15 * pace))
        {
            if (Go(tell, plot, pace, TimeSpan.FromHours(2)) is not { } there)
                return null;
            OnSiteDiagnosis(tell, there, ref surveyed);
            var comes = tell.At + (dice.Hours(18, 84) * pace);
            tell.Wait(dice.Minutes(15, 40)).Parts(there, comes + dice.Hours(-3, 9));
            tell.Wait(dice.Minutes(5, 20)).Leave(there, LeaveOutcome.Parts);
            Back(tell, there);
            tell.Until(desk.Open(comes)).PartsCame();
        }
        if (Go(tell, plot, pace, length + TimeSpan.FromHours(length < FullDay ? 5 : 2.5), Backlog(plot, pace)) is not { } engineer)
            return null;
        OnSiteDiagnosis(tell, engineer, ref surveyed);
        Mend(tell, plot, engineer, length);
        Accepted(tell, engineer, pace, mayRefuse: length < FullDay);
        FollowUp(tell, plot, pace);
        return tell.Story;
    }

    private static bool Soon(Plot plot) => plot.Priority is Priority.Urgent or Priority.High;

    // Who calls is heard soon, or called back when the lines are busy; what is written waits for somebody to read it,
    // in the evening for the morning, and now and then it is overlooked.
    private void Verify(StoryTeller tell, Plot plot, ServiceType type)
    {
        var calls = plot.Channel == Channel.Phone;
        if (plot.Priority == Priority.Urgent)
            tell.Wait(dice.Delay(calls ? 8 : 12, 0.5));
        else if (plot.Priority == Priority.High)
            tell.Wait(calls ? (dice.Chance(0.08) ? dice.Minutes(35, 90) : dice.Delay(13, 0.6)) : dice.Delay(22, 0.6));
        else if (calls)
            tell.Until(desk.Open(tell.At + (dice.Weighted([80, 18, 2]) switch { 0 => dice.Delay(16, 0.65), 1 => dice.Minutes(45, 120), _ => dice.Hours(3.5, 6) })));
        else
            tell.Until(desk.Read(tell.At + (dice.Chance(0.05) ? dice.Hours(3.5, 7.5) : dice.Delay(40, 0.65))));
        tell.Verify(type);
    }

    // Now and then there is more to do than people to send, or the customer's mine has no time for us.
    private TimeSpan Backlog(Plot plot, double pace) =>
        dice.Chance(0.17 * pace) ? promises.Of(ClockName.Repair, plot.Priority) * dice.Between(0.5, 1.1) * pace : TimeSpan.Zero;

    private void Held(StoryTeller tell, double pace)
    {
        tell.Wait(dice.Minutes(10, 60)).Hold(dice.Pick(cast.Data.Words.Holds));
        tell.Until(desk.Open(tell.At + (dice.Hours(6, 60) * pace))).Resume();
    }

    // Dispatch, the way there, and the arrival of whoever can be there first and knows the machine.
    private CastEngineer? Go(StoryTeller tell, Plot plot, double pace, TimeSpan stay, TimeSpan backlog = default)
    {
        tell.Until(Soon(plot) ? tell.At + (dice.Delay(35, 0.8) * pace) : desk.Open(tell.At + (dice.Delay(140, 1) * pace)));
        var wanted = Soon(plot) ? tell.At + (dice.Hours(0.4, 4) * pace) + backlog : desk.Morning(tell.At + (dice.Hours(1, 22) * pace) + backlog);
        if (roster.Find(plot.Machine, wanted, stay) is not { } trip)
            return null;
        tell.Assign(trip.Start, trip.Length, trip.Engineer);
        tell.Until(trip.Start + dice.Minutes(0, 25)).Depart(trip.Engineer);
        trips.Add((trip.Engineer, tell.At, tell.At));
        tell.Wait(trip.Way * dice.Between(0.9, 1.25)).Arrive(trip.Engineer);
        return trip.Engineer;
    }

    private void Back(StoryTeller tell, CastEngineer engineer) => trips[^1] = (engineer, trips[^1].From, tell.At);

    private void OnSiteDiagnosis(StoryTeller tell, CastEngineer engineer, ref bool wanted)
    {
        if (wanted)
            tell.Wait(dice.Minutes(15, 50)).Diagnose(engineer.Actor);
        wanted = false;
    }

    private void Mend(StoryTeller tell, Plot plot, CastEngineer engineer, TimeSpan length)
    {
        tell.Wait(length).Work(engineer, plot.Fault.Action, length);
        if (length < FullDay && dice.Chance(0.1))
        {
            tell.Wait(dice.Minutes(5, 15)).Test(engineer, passed: false);
            var more = dice.Minutes(25, 80);
            tell.Wait(more).Work(engineer, dice.Pick(cast.Data.Words.Rework), more);
        }
        tell.Wait(dice.Minutes(6, 25)).Test(engineer, passed: true);
    }

    private void Accepted(StoryTeller tell, CastEngineer engineer, double pace, bool mayRefuse)
    {
        tell.Wait(dice.Minutes(3, 12)).AskAcceptance(engineer);
        if (mayRefuse && dice.Chance(0.04))
        {
            var at = dice.Below(cast.Data.Words.Refusals.Length);
            tell.Wait(dice.Minutes(4, 15)).RefuseAcceptance(cast.Data.Words.Refusals[at]);
            tell.Wait(dice.Minutes(30, 90)).Work(engineer, cast.Data.Words.Rework[at], TimeSpan.FromMinutes(45));
            tell.Wait(dice.Minutes(5, 15)).Test(engineer, passed: true).Wait(dice.Minutes(2, 8)).AskAcceptance(engineer);
        }
        if (dice.Chance(0.72))
        {
            tell.Wait(dice.Minutes(3, 20)).Sign(engineer).Wait(dice.Minutes(5, 25)).Leave(engineer, LeaveOutcome.Done);
            Back(tell, engineer);
            return;
        }
        tell.Wait(dice.Minutes(8, 30)).Leave(engineer, LeaveOutcome.Done);
        Back(tell, engineer);
        tell.Wait(dice.Delay(60 * 9 * pace, 0.9)).Sign(null);
    }

    private void FollowUp(StoryTeller tell, Plot plot, double pace)
    {
        var repairHours = (tell.At - plot.CreatedAt).TotalHours;
        tell.Until(desk.Open(tell.At + (dice.Hours(0.3, 20) * pace))).SendSurvey();
        if (dice.Chance(0.61))
            Rated(tell.Wait(dice.Delay(60 * 7 * pace, 1)), late: repairHours > (Soon(plot) ? 40 : 90));
        tell.Until(desk.Open(tell.At + (dice.Hours(4, 60) * pace))).Close();
    }

    private void Rated(StoryTeller tell, bool late)
    {
        var anger = dice.Chance(late ? 0.12 : 0.015) ? 2 : 0;
        var (response, quality, attitude) = (Score(anger + (late ? 0.8 : 0)), Score(anger + (late ? 0.2 : 0)), Score(anger - 0.2));
        var words = (response + quality + attitude) switch { >= 13 => cast.Data.Words.Praise, >= 10 => cast.Data.Words.Middling, _ => cast.Data.Words.Complaints };
        tell.Rate(response, quality, attitude, dice.Chance(0.42) ? dice.Pick(words) : null);
    }

    private int Score(double less) =>
        Math.Clamp((int)Math.Round(5 - less - dice.Weighted([60, 27, 8, 3, 2]), MidpointRounding.AwayFromZero), 1, 5);
}
