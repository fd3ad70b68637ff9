using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using CsCheck;
using static AfterSales.Portal.Tests.Dispatch.Planning.Planned;

namespace AfterSales.Portal.Tests.Dispatch.Planning;

/// <summary>What sending an engineer would bring about.</summary>
public sealed class OutlookTests
{
    [Fact]
    public void The_way_is_the_great_circle_with_its_detour_at_the_usual_speed()
    {
        var way = Send(Engineer() with { Seen = Seen(Site.North(55)) }, Job(), 0).One<WayThere>()!;

        Assert.Equal(55 * 1.35, way.Kilometres, 0.1);
        Assert.Equal((WayFrom.Position, Now.AddMinutes(-5), 81), (way.From, way.SeenAt, way.Minutes));
        Assert.Equal(41, Send(Engineer() with { Seen = Seen(Site.North(55)) }, Job(), 0, rules: new PlanningRules { Detour = 1, KilometresPerHour = 82 }).One<WayThere>()!.Minutes);
    }

    [Fact]
    public void It_begins_where_the_engineer_will_be_by_then()
    {
        var (near, far) = (Site.North(10), Site.North(80));
        var who = Engineer(Visit(1, 1, 2, near)) with { Seen = Seen(far), Home = Site.North(40) };

        Assert.Equal((WayFrom.Position, null), Start(Send(who, Job(), 0)));
        Assert.Equal((WayFrom.Visit, "AS-20260302-001"), Start(Send(who, Job(), 4)));
        Assert.Equal((WayFrom.Home, "长治"), Start(Send(who with { Day = [], Seen = null }, Job(), 4)));
        // Where somebody was today says nothing of tomorrow.
        Assert.Equal((WayFrom.Home, "长治"), Start(Send(who, Job(), 24)));
        Assert.Equal((WayFrom.Visit, "AS-20260302-001"), Start(Send(who with { Seen = null, Day = [Visit(1, -3, 2, near, VisitState.Left)] }, Job(), 0)));

        // Whoever could not be at home and back by then comes from where they were last.
        var away = Engineer(Visit(1, 6, 2, Site.North(400))) with { Home = Site };
        Assert.Equal((WayFrom.Visit, "AS-20260302-001"), Start(Send(away, Job(site: Site.North(380)), 24)));
        Assert.Equal((WayFrom.Home, "长治"), Start(Send(away, Job(site: Site.North(380)), 48)));

        static (WayFrom, string?) Start(Errand errand) => errand.One<WayThere>() is { } way ? (way.From, way.Named) : default;
    }

    [Fact]
    public void Whom_it_is_not_kept_for_cannot_be_sent()
    {
        var job = Job() with { Pin = new PinFacts(4, "周敏", Now.AddDays(2), "客户只认周敏", "李主管") };

        Assert.Equal(new PinnedFor("周敏", Now.AddDays(2), "客户只认周敏"), Send(Engineer(), job, 0).One<PinnedFor>());
        Assert.Null(Send(Engineer() with { Id = 4 }, job, 0).One<PinnedFor>());
    }

    [Fact]
    public void What_nobody_knows_is_said_and_not_made_up()
    {
        Assert.Equal(new WayUnknown(OfSite: true), Send(Engineer(), Job() with { Site = null }, 0).One<WayUnknown>());
        Assert.Equal(new WayUnknown(OfSite: false), Send(Engineer() with { Home = null }, Job(), 0).One<WayUnknown>());
        Assert.Null(Send(Engineer() with { Home = null }, Job() with { Travels = false }, 0).One<WayUnknown>());
        Assert.NotNull(Send(Engineer(), Job(), 0).One<SkillsUnknown>());
        Assert.Equal(new PartsUnknown("P-1", "主泵", 2), Send(Engineer(), Job() with { Parts = [new PartNeeded("P-1", "主泵", 2, null)] }, 0).One<PartsUnknown>());
    }

    [Fact]
    public void Whoever_comes_after_the_promise_is_asked_for_a_reason_unless_it_is_broken_already()
    {
        var who = Engineer() with { Seen = Seen(Site.North(55)) };

        Assert.Equal((Weight.Fact, 0), Told(Send(who, Job(Now.AddHours(2)), 0)));
        Assert.Equal((Weight.AsksReason, 21), Told(Send(who, Job(Now.AddHours(1)), 0)));
        Assert.Equal((Weight.Fact, 111), Told(Send(who, Job(Now.AddMinutes(-30)), 0)));
        // A visit that begins later is not expected earlier.
        Assert.Equal((Weight.AsksReason, 60), Told(Send(who, Job(Now.AddHours(2)), 3)));

        static (Weight, int) Told(Errand errand) => errand.One<ArrivalExpected>() is { } arrival ? (arrival.Weight, arrival.LateBy) : default;
    }

    [Fact]
    public void The_promised_repair_is_named_where_the_work_would_end_after_it()
    {
        Assert.Null(Send(Engineer(), Job(repair: Now.AddHours(3)), 0).One<RepairExpected>());
        Assert.Equal(60, Send(Engineer(), Job(repair: Now.AddHours(1)), 0).One<RepairExpected>()!.LateBy);
        Assert.Equal(Weight.Fact, Send(Engineer(), Job(repair: Now.AddHours(-1)), 0).One<RepairExpected>()!.Weight);
    }

    [Fact]
    public void An_overlap_is_told_in_minutes_and_a_visit_that_changes_hands_is_none()
    {
        var who = Engineer(Visit(1, 1, 2), Visit(2, 4, 1, state: VisitState.Left));

        Assert.Equal(new RunsInto("AS-20260302-001", 30), Send(who, Job(), 0, 1.5).One<RunsInto>());
        Assert.Null(Send(who, Job() with { HandedOver = 1 }, 0, 1.5).One<RunsInto>());
        Assert.Null(Send(who, Job(), 3, 3).One<RunsInto>());
    }

    [Fact]
    public void Who_could_not_be_at_the_next_visit_in_time_is_told_by_how_much()
    {
        var who = Engineer(Visit(1, 3, 2, Site.North(55)));

        Assert.Equal(new LateForNext("AS-20260302-001", 21), Send(who, Job(), 0).One<LateForNext>());
        Assert.Null(Send(who, Job(), 0, 1).One<LateForNext>());
    }

    [Fact]
    public void A_day_holds_its_visits_and_the_ways_between_them()
    {
        var there = Site.North(55);
        var day = Send(Engineer(Visit(1, 0, 4)), Job(site: there), 6).One<DayFilled>()!;
        Assert.Equal((Weight.Fact, 1, (6 * 60) + 81, 480), (day.Weight, day.Jobs, day.Minutes, day.Limit));

        Assert.Equal(Weight.AsksReason, Send(Engineer(Visit(1, 0, 5)), Job(site: there), 6).One<DayFilled>()!.Weight);
        // Of three days each has its share: one such visit fills a day, and no more.
        Assert.Equal((Weight.Fact, 480), Send(Engineer(), Job(), 0, 60).One<DayFilled>() is { } long_ ? (long_.Weight, long_.Minutes) : default);
    }

    // The engineer lives 500 km away: 12 h 17 min of way, of which a day has what is left of it from six o'clock on.
    [Fact]
    public void A_way_counts_on_the_day_on_which_it_is_gone()
    {
        var far = Site.North(500);
        Assert.Equal(737, Send(Engineer(), Job(site: far), 0).One<WayThere>()!.Minutes);

        // On the way all day today; who begins at nine tomorrow was on the way the evening before.
        Assert.Equal(737 + 120, Send(Engineer(), Job(site: far), 12.5).One<DayFilled>()!.Minutes);
        Assert.Equal((Weight.Fact, (3 * 60) + 120), Send(Engineer(), Job(site: far), 24).One<DayFilled>() is { } tomorrow ? (tomorrow.Weight, tomorrow.Minutes) : default);
        Assert.Equal((Weight.AsksReason, 737 + 120), Send(Engineer(), Job(site: far), 36).One<DayFilled>() is { } noon ? (noon.Weight, noon.Minutes) : default);
        // Who has to be there in the night goes through the night, and the part before midnight is of the day before.
        Assert.Equal((2 * 60) + 120, Send(Engineer(), Job(site: far), 17).One<DayFilled>()!.Minutes);
        // What reaches into the day from the day before was gone to then.
        Assert.Equal(60 + 120, Send(Engineer(Visit(1, -10, 2, far)), Job(), 0).One<DayFilled>()!.Minutes);
    }

    [Fact]
    public void Of_a_visit_over_several_days_each_day_has_its_working_hours()
    {
        var office = Job() with { Hours = TestDatabase.Calendars.Company };
        // From nine on Monday; from three in the afternoon; and the whole of Tuesday, which begins at half past eight.
        Assert.Equal(7 * 60, Send(Engineer(), office, 0, 60).One<DayFilled>()!.Minutes);
        Assert.Equal(150, Send(Engineer(), office, 6, 60).One<DayFilled>()!.Minutes);
        Assert.Equal((Weight.AsksReason, 450 + 120), Send(Engineer(Visit(1, 0, 60)), office, 24).One<DayFilled>() is { } tuesday ? (tuesday.Weight, tuesday.Minutes) : default);
    }

    [Fact]
    public void Being_off_duty_matters_today()
    {
        var off = Engineer() with { OnDuty = false };
        Assert.Equal(Weight.AsksReason, Send(off, Job(), 0).One<NotOnDuty>()!.Weight);
        Assert.Equal(Weight.Fact, Send(off, Job(), 24).One<NotOnDuty>()!.Weight);
        Assert.Null(Send(Engineer(), Job(), 0).One<NotOnDuty>());
    }

    [Fact]
    public void Parts_are_there_short_or_on_their_way()
    {
        var job = Job() with
        {
            Parts = [new PartNeeded("P-1", "主泵", 2, 6), new PartNeeded("P-2", "密封", 2, 1), new PartNeeded("P-3", "P-3", 1, null, Now.AddHours(5)), new PartNeeded("P-4", "P-4", 1, null, Now)],
        };
        Assert.Equal(
            [new PartThere("P-1", "主泵", 6), new PartShort("P-2", "密封", 2, 1), new PartAwaited(Weight.AsksReason, "P-3", 1, Now.AddHours(5)), new PartAwaited(Weight.Fact, "P-4", 1, Now)],
            Outlook.Of(Send(Engineer(), job, 0)).Where(one => one.OfTicket && one is not SkillsUnknown));
    }

    [Theory]
    [InlineData("液压 3", "液压", 3), InlineData("特种设备作业证 Q", "特种设备作业证 Q", 0), InlineData("QY50", "QY50", 0), InlineData(" Hydraulics  2 ", "Hydraulics", 2)]
    public void A_skill_is_a_word_and_perhaps_a_level(string written, string word, int level) => Assert.Equal(new Skill(word, level), Skill.Of(written));

    [Theory]
    [InlineData("净水 3", "净水机", true), InlineData("液压 2", "液压系统", true), InlineData("掘进机操作 1", "掘进机", true), InlineData("电气 3", "液压系统", false), InlineData("水 1", "净水机", false)]
    public void A_skill_is_for_what_one_of_the_words_names(string written, string term, bool fits) => Assert.Equal(fits, Skill.Of(written).IsFor(term));

    // Whatever the day: the time that is proposed is free, can be reached, and comes as soon as any quarter of an hour does.
    [Fact]
    public void The_time_that_is_proposed_is_the_first_that_is_free_and_can_be_reached()
    {
        var visit = Gen.Select(Gen.Int[0, 40], Gen.Int[1, 12], Gen.Int[0, 90], Gen.Int[0, 4]);
        Gen.Select(visit.Array[0, 4], Gen.Int[0, 120], Gen.Int[1, 12]).Sample((visits, away, quarters) =>
        {
            var booked = visits.Select((one, at) => Visit(at + 1, one.Item1 / 4.0, one.Item2 / 4.0, Site.North(one.Item3), (VisitState)one.Item4)).OrderBy(one => one.Start).ToArray();
            var who = Engineer(booked) with { Seen = Seen(Site.North(away)) };
            var length = TimeSpan.FromMinutes(15 * quarters);
            foreach (var job in (Job[])[Job(), Job() with { Hours = TestDatabase.Calendars.Company }])
            {
                var found = FreeTime.Of(who, job, length, From());
                Assert.True(found.IsFree && IsIn(job.Hours, found.Start), $"{found.Start:o}");
                for (var earlier = Now; earlier < found.Start; earlier = earlier.AddMinutes(15))
                    Assert.False(IsIn(job.Hours, earlier) && new Errand(who, job, earlier, earlier + length, From()).IsFree, $"{earlier:o} before {found.Start:o}");
            }

            bool IsIn(WorkCalendar? hours, DateTime start) => hours is null || hours.NextStart(start, length) == start;
        });
    }

    [Fact]
    public void An_overlap_never_exceeds_either_visit()
    {
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 40], Gen.Int[0, 40], Gen.Int[1, 40]).Sample((from, hours, other, otherHours) =>
        {
            var into = Send(Engineer(Visit(1, other / 4.0, otherHours / 4.0)), Job(), from / 4.0, hours / 4.0).One<RunsInto>();
            var common = Math.Min(from + hours, other + otherHours) - Math.Max(from, other);
            Assert.Equal(common > 0 ? common * 15 : null, into?.Minutes);
        });
    }
}
