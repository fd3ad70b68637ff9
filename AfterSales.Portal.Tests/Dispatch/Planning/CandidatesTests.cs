using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Dispatch.Planning.Planned;

namespace AfterSales.Portal.Tests.Dispatch.Planning;

/// <summary>Who is named first, and why not the others.</summary>
public sealed class CandidatesTests
{
    private static readonly Department Department = new() { Now = Now };

    [Fact]
    public void Whom_nothing_speaks_against_comes_first_however_near_the_others_are()
    {
        var skills = SkillWanted.Of(Repair("液压系统"), ["液压 3", "电气 2"]);
        var job = Job(Now.AddHours(3)) with { Skills = skills };

        var ranked = Rank(job,
            Who(11, Site.North(1)) with { Skills = ["电气 2"] },
            Who(12, Site.North(70)),
            Who(13, Site.North(30)),
            Who(14, Site.North(200)),
            Who(15, Site) with { OnDuty = false });

        Assert.Equal([13, 12, 11, 14, 15], ranked.Select(move => move.EngineerId));
        Assert.Equal([13, 12], ranked.Where(move => move.Suggested).Select(move => move.EngineerId));
        Assert.Equal([null, null, 13, 13, 13], ranked.Select(move => move.BetterId));
        Assert.IsType<SkillMissing>(Assert.Single(ranked[2].Concerns));
    }

    [Fact]
    public void Who_is_off_duty_now_can_be_the_best_for_tomorrow_and_nobody_is_called_better_against_whom_something_speaks()
    {
        var tomorrow = new Sent(new CommandOffer(nameof(Assign), true, [], []), null, Now.AddDays(1), Now.AddDays(1).AddHours(2));
        AtHand resting = Who(11, Site) with { OnDuty = false }, busy = Who(12, Site) with { Day = [Visit(1, 24, 2)] };

        var ranked = Rank(Job(), tomorrow, busy, resting);
        Assert.Equal([11, 12], ranked.Select(move => move.EngineerId));
        Assert.Equal([null, 11], ranked.Select(move => move.BetterId));
        Assert.True(ranked[0].Suggested);

        // Today both have something against them: who is there comes first, and neither is better.
        var today = Rank(Job(), tomorrow with { Start = Now, End = Now.AddHours(2) }, resting, Who(12, Site) with { Day = [Visit(1, 0, 2)] });
        Assert.Equal([12, 11], today.Select(move => move.EngineerId));
        Assert.All(today, move => Assert.Null(move.BetterId));
    }

    [Fact]
    public void Of_two_who_can_be_there_in_time_the_one_with_less_to_do_is_asked()
    {
        var ranked = Rank(Job(Now.AddHours(9)), Who(11, Site) with { Day = [Visit(1, -3, 1, state: VisitState.Left), Visit(2, -2, 1, state: VisitState.Left)] }, Who(12, Site.North(5)));

        Assert.Equal([12, 11], ranked.Select(move => move.EngineerId));
    }

    [Fact]
    public void The_higher_skill_counts_like_ten_minutes_of_the_way()
    {
        var job = Job() with { Skills = SkillWanted.Of(Repair("液压系统"), ["液压 3", "液压 2"]) };

        Assert.Equal([12, 11], Rank(job, Who(11, Site) with { Skills = ["液压 2"] }, Who(12, Site.North(5))).Select(move => move.EngineerId));
        Assert.Equal([11, 12], Rank(job, Who(11, Site) with { Skills = ["液压 2"] }, Who(12, Site.North(20))).Select(move => move.EngineerId));
    }

    [Fact]
    public void What_would_be_the_same_whoever_goes_speaks_against_nobody()
    {
        var ranked = Rank(Job() with { Parts = [new PartNeeded("P-1", "主泵", 2, 0)] }, Who(11, Site), Who(12, Site));

        Assert.All(ranked, move => Assert.True(move is { Suggested: true, AsksReason: true, BetterId: null }));
    }

    [Fact]
    public void No_skill_is_wanted_that_the_department_has_no_word_for()
    {
        Assert.Empty(SkillWanted.Of(Repair("膜系统"), ["液压 3", "电气 2"]));
        Assert.Equal("液压", Assert.Single(SkillWanted.Of(Repair("液压系统"), ["液压 3", "电气 2"])).Called);
    }

    private static IReadOnlyList<EngineerMove> Rank(Job job, params AtHand[] people) => Rank(job, new Sent(new CommandOffer(nameof(Assign), true, [], []), null, null, null), people);

    private static IReadOnlyList<EngineerMove> Rank(Job job, Sent sent, params AtHand[] people) => Candidates.For(Repair("液压系统"), sent, job, people, From());

    private static AtHand Who(int id, Spot seen) => Engineer() with { Id = id, Name = $"工程师{id}", Seen = Seen(seen) };

    private static Ticket Repair(string group)
    {
        var ticket = Department.RepairAt(Stage.Diagnosing);
        return Department.Do(ticket, Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = group });
    }
}
