using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Today;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Today;

/// <summary>What presses now and what happened yesterday: each number is that of the list it opens.</summary>
public sealed class GlanceTests : IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly SetClock clock = SetClock.AtNoon();
    private PortalFactory portal = null!;
    private FieldWork work = null!;

    public async ValueTask InitializeAsync()
    {
        portal = new PortalFactory { Clock = clock, Settings = PortalFactory.EveryHour };
        work = await FieldWork.BeginAsync(portal);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Each_tile_counts_what_its_list_holds()
    {
        var toDispatch = await work.RepairAtAsync(Stage.ToDispatch);
        var planned = await work.RunAsync(await work.RepairAtAsync(Stage.Diagnosing), work.Staff, Department.Plan());
        var offered = await work.RunAsync(await work.RepairAtAsync(Stage.Diagnosing), work.Staff, new OfferHandover { ColleagueId = work.Supervisor.EmployeeId, Reason = "休假" });
        var reported = await portal.Get<TicketDesk>().ReportAsync(Actor.Anonymous("王工", Origin.Page), new Report { Contact = Department.Contact, Fault = "液压泵噪声大" }, Cancel);

        Assert.Equal([toDispatch.Number], await ListedAsync(TicketWait.Engineer));
        Assert.Equal([planned.Number], await ListedAsync(TicketWait.PlanApproval));
        Assert.Equal([offered.Number], await ListedAsync(TicketWait.Handover));
        Assert.Empty(await ListedAsync(TicketWait.Idle));

        // Two hours are promised to who reports.
        clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal([reported.Value!.Number], await ListedAsync(TicketWait.Soon));
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Contains(reported.Value.Number, await ListedAsync(TicketWait.Broken));
        Assert.DoesNotContain(reported.Value.Number, await ListedAsync(TicketWait.Soon));

        clock.Advance(TicketWaits.IdleAfter);
        Assert.Equal(4, (await ListedAsync(TicketWait.Idle)).Count);
        var glance = (await portal.Get<GlanceQueries>().NowAsync(work.Supervisor, Cancel)).Value!;
        foreach (var tile in glance.Waiting)
            Assert.Equal((await ListedAsync(tile.Wait)).Count, tile.Total);
        Assert.Equal([(Awaited.Plans, 1), (Awaited.Trips, 0), (Awaited.Quotes, 0), (Awaited.Handovers, 1)], glance.Awaited.Take(4).Select(one => (one.What, one.Count)));
    }

    [Fact]
    public async Task What_is_planned_or_awaited_ahead_is_not_idle()
    {
        var now = clock.Now.UtcDateTime;
        var ahead = await work.RepairAtAsync(Stage.ToDispatch);
        await work.RunAsync(ahead, work.Supervisor, new Assign { EngineerIds = [work.Engineer.EmployeeId!.Value], Start = now.AddDays(5), End = now.AddDays(5).AddHours(4) });
        var parts = await work.RepairAtAsync(Stage.ToDispatch);
        await work.RunAsync(parts, work.Staff, new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = now.AddDays(4) });
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await ListedAsync(TicketWait.Idle));
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(2, (await ListedAsync(TicketWait.Idle)).Count);
    }

    [Fact]
    public async Task Yesterday_counts_what_its_lists_hold_and_names_what_went_wrong()
    {
        var rated = await work.RepairAtAsync(Stage.FollowUp);
        await work.RunAsync(rated, work.Staff, new RecordSurvey { Response = 1, Quality = 2, Attitude = 2, Comment = "等了两天" });
        var cancelled = await work.RepairAtAsync(Stage.Diagnosing);
        await work.RunAsync(cancelled, work.Supervisor, new Cancel { Reason = "误报" });
        clock.Advance(TimeSpan.FromDays(1));

        var queries = portal.Get<BriefingQueries>();
        var briefing = (await queries.OfAsync(work.Supervisor, queries.Yesterday, Cancel)).Value!;
        Assert.Equal((1, 1, 1, 1), (briefing.Of(TicketEvent.Reported).Count, briefing.Of(TicketEvent.Arrived).Count, briefing.Of(TicketEvent.Accepted).Count, briefing.Of(TicketEvent.Rated).Count));
        foreach (var count in briefing.Counts)
            Assert.Equal(count.Count, await HappenedAsync(count.What, briefing.Day));
        Assert.Equal(briefing.Answered.Count, await HappenedAsync(TicketEvent.InTime, briefing.Day));
        foreach (var day in briefing.Days)
            Assert.Equal((day.Reported, day.Accepted), (await HappenedAsync(TicketEvent.Reported, day.Day), await HappenedAsync(TicketEvent.Accepted, day.Day)));
        Assert.Equal((rated.Number, "等了两天"), (briefing.Troubles[0].Number, briefing.Troubles[0].Comment));
        Assert.Equal(1, briefing.Days[^1].Reported);
        Assert.Equal(5 / 3.0, briefing.Mean!.Value, 9);
    }

    [Fact]
    public async Task Satisfaction_is_that_of_the_tickets_of_the_last_days_as_its_chart_counts_it()
    {
        await work.RunAsync(await work.RepairAtAsync(Stage.FollowUp), work.Staff, new RecordSurvey { Response = 5, Quality = 5, Attitude = 5 });
        var glances = portal.Get<GlanceQueries>();
        Assert.Equal(5, (await glances.NowAsync(work.Supervisor, Cancel)).Value!.Day.Satisfaction);
        var old = await work.RepairAtAsync(Stage.FollowUp);
        clock.Advance(TimeSpan.FromDays(TodayQueries.RatedDays + 1));
        await work.RunAsync(old, work.Staff, new RecordSurvey { Response = 1, Quality = 1, Attitude = 1 });
        Assert.Null((await glances.NowAsync(work.Supervisor, Cancel)).Value!.Day.Satisfaction);
    }

    [Fact]
    public async Task Both_are_for_supervisors()
    {
        foreach (var who in new[] { work.Staff, work.Engineer })
        {
            Assert.IsType<Forbidden>((await portal.Get<GlanceQueries>().NowAsync(who, Cancel)).Refusal);
            Assert.IsType<Forbidden>((await portal.Get<BriefingQueries>().OfAsync(who, new DateOnly(2026, 11, 1), Cancel)).Refusal);
        }
    }

    private async Task<int> HappenedAsync(TicketEvent what, DateOnly day)
    {
        var company = portal.Get<CompanyTime>();
        var filter = new TicketFilter { Happened = what, From = company.StartOf(day), To = company.StartOf(day.AddDays(1)) };
        return (await portal.Get<TicketQueries>().ListAsync(work.Supervisor, filter, cancel: Cancel)).Total;
    }

    private async Task<IReadOnlyList<string>> ListedAsync(TicketWait wait) =>
        [.. (await portal.Get<TicketQueries>().ListAsync(work.Supervisor, new TicketFilter { Waits = wait }, 1, 200, Cancel)).Items.Select(line => line.Number)];
}
