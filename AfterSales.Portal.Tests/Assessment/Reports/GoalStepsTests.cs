using System.Globalization;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Reports.Sheets;
using AfterSales.Portal.Tests.World;
using Bunit;

namespace AfterSales.Portal.Tests.Assessment.Reports;

/// <summary>A goal that changed within the months shown is kept month by month, and drawn in steps.</summary>
public sealed class GoalStepsTests : BunitContext
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_report_keeps_what_was_aimed_at_in_each_month()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 10, 14, 2, 0, 0, TimeSpan.Zero));
        await using var portal = new PortalFactory { Clock = clock, Settings = PortalFactory.EveryHour };
        var work = await FieldWork.BeginAsync(portal);
        await work.RepairAtAsync(Stage.FollowUp);
        var goals = portal.Get<TargetDesk>();
        Assert.True((await goals.SetAsync(work.Supervisor, new TargetInput(KeyFigure.CycleMedian, 72, new DateOnly(2026, 10, 14)), Cancel)).Done);
        clock.Now = new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
        Assert.True((await goals.SetAsync(work.Supervisor, new TargetInput(KeyFigure.CycleMedian, 48, new DateOnly(2026, 11, 20)), Cancel)).Done);
        clock.Now = new DateTimeOffset(2027, 1, 5, 2, 0, 0, TimeSpan.Zero);
        await portal.Get<ReportDesk>().MakeDueAsync(Cancel);

        var december = (await portal.Get<ReportQueries>().FindAsync(work.Supervisor, new DateOnly(2026, 12, 1), Cancel)).Value!.Content;
        Assert.Equal([.. Enumerable.Repeat<double?>(null, 9), 72, 48, 48], december.TrendOf(KeyFigure.CycleMedian)!.Goals!);
        var october = (await portal.Get<ReportQueries>().FindAsync(work.Supervisor, new DateOnly(2026, 10, 1), Cancel)).Value!.Content;
        Assert.Equal([.. Enumerable.Repeat<double?>(null, 11), 72], october.TrendOf(KeyFigure.CycleMedian)!.Goals!);
    }

    [Fact]
    public void It_is_one_line_that_steps_half_way_between_the_two_months()
    {
        var points = Assert.Single(LinesOf([72, 72, 48, 48]));
        Assert.Equal(8, points.Count);
        // Two levels, the stricter one lower, and between them straight down.
        Assert.Equal([.. Enumerable.Repeat(points[0].Y, 4), .. Enumerable.Repeat(points[^1].Y, 4)], points.Select(point => point.Y));
        Assert.True(points[0].Y < points[^1].Y);
        Assert.Equal(points[3].X, points[4].X, 0.2);
        Assert.Equal((points[0].X + points[^1].X) / 2, points[3].X, 1.0);
    }

    [Fact]
    public void It_begins_with_the_month_in_which_it_was_set_and_is_broken_where_there_was_none()
    {
        var lines = LinesOf([null, 72, null, 48]);
        Assert.Equal([2, 2], lines.Select(line => line.Count));
        Assert.True(lines[0][^1].X <= lines[1][0].X);
    }

    [Fact]
    public void Without_a_goal_no_line_is_drawn() => Assert.Empty(LinesOf([null, null, null, null]));

    // The stretches of the line, each by its corners.
    private List<List<(double X, double Y)>> LinesOf(IReadOnlyList<double?> goals)
    {
        var chart = Render<TrendChart>(parameters => parameters.Add(one => one.Name, "Cycle").Add(one => one.Summary, "").Add(one => one.Values, [60.0, 55, 50, 45]).Add(one => one.Labels, ["1", "2", "3", "4"])
            .Add(one => one.Href, _ => "").Add(one => one.MarkName, (_, _) => "").Add(one => one.Format, value => value.ToString(CultureInfo.InvariantCulture)).Add(one => one.Goals, goals));
        return [.. chart.FindAll("path.goal").SelectMany(path => path.GetAttribute("d")!.Split('M', StringSplitOptions.RemoveEmptyEntries)).Select(stretch => stretch.Split('L').Select(corner => corner.Split(' '))
            .Select(corner => (Number(corner[0]), Number(corner[1]))).ToList())];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
