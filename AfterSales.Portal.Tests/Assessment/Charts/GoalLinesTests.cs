using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Contents;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>What was aimed at when, across the drawings over time. In the demo two goals became stricter sixty days ago.</summary>
public sealed class GoalLinesTests(DemoPortal demo) : IClassFixture<DemoPortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_goal_that_changed_within_the_period_has_two_levels_and_the_day_has_a_goal_of_its_own()
    {
        var (drawing, content) = await DrawnAsync("response?way=kept&days=180");
        Assert.Equal(2, drawing.Targets.Count);
        Assert.Equal([85.0, 90], drawing.Targets[0].Values.Select(value => Math.Round(value!.Value, 9)).Distinct());
        Assert.All(drawing.Targets, target => Assert.Equal(drawing.Labels.Count, target.Values.Count));
        Assert.Equal([95.0], drawing.Targets[1].Values.Select(value => Math.Round(value!.Value, 9)).Distinct());
        Assert.NotEqual(drawing.Targets[0].Dash, drawing.Targets[1].Dash);
        // The whole is judged by the last of them.
        Assert.Equal(0.9, content.Head.Single(figure => figure.Key == "promise").Goal);
    }

    [Fact]
    public async Task Each_step_has_the_goal_of_its_last_day()
    {
        var changed = await SinceAsync(KeyFigure.CycleMedian, 48);
        var (drawing, _) = await DrawnAsync($"cycle?way=median&from={changed.AddDays(-10):yyyy-MM-dd}&to={changed.AddDays(9):yyyy-MM-dd}");
        Assert.Equal([.. Enumerable.Repeat(72.0, 10), .. Enumerable.Repeat(48.0, drawing.Labels.Count - 10)], Assert.Single(drawing.Targets).Values.OfType<double>());
        // A week that the change lies in has the new one already.
        var (weeks, _) = await DrawnAsync($"cycle?way=median&from={changed.AddDays(-70):yyyy-MM-dd}&to={changed.AddDays(1):yyyy-MM-dd}");
        Assert.Equal([.. Enumerable.Repeat(72.0, weeks.Labels.Count - 1), 48.0], Assert.Single(weeks.Targets).Values.OfType<double>());
    }

    [Fact]
    public async Task Before_a_goal_was_set_there_is_none()
    {
        var since = (await SinceAsync(KeyFigure.CycleMedian, 48)).AddDays(20);
        var gate = demo.Portal.Get<WriterGate>();
        await gate.InTransactionAsync<int>(async db =>
        {
            db.FigureGoals.Add(new FigureGoal { Figure = KeyFigure.Csat, Goal = 0.9, EffectiveFrom = since, SetById = null, SetBy = "李主管", SetAt = DateTime.UnixEpoch });
            return await db.SaveChangesAsync(Cancel);
        }, Cancel);
        var (drawing, _) = await DrawnAsync($"satisfaction?way=shares&from={since.AddDays(-10):yyyy-MM-dd}&to={since.AddDays(5):yyyy-MM-dd}");
        var values = Assert.Single(drawing.Targets).Values;
        Assert.Equal((null, 5), (values[0], values.Count(value => value is not null)));
        var (before, content) = await DrawnAsync($"satisfaction?way=shares&from={since.AddDays(-10):yyyy-MM-dd}&to={since:yyyy-MM-dd}");
        Assert.NotEmpty(before.Labels);
        Assert.Empty(before.Targets);
        // The verdict is of the goal at the end of the period, and there was none.
        Assert.Null(content.Head.Single(figure => figure.Figure == KeyFigure.Csat).Goal);
    }

    private async Task<DateOnly> SinceAsync(KeyFigure figure, double goal)
    {
        var all = await demo.Portal.Get<TargetQueries>().AllAsync(await demo.Portal.ActorAsync("supervisor1"), Cancel);
        return all.Single(target => target.Figure == figure).History.Single(entry => entry.Goal.Equals(goal)).EffectiveFrom;
    }

    private async Task<(ChartDrawing Drawing, ChartContent Content)> DrawnAsync(string address)
    {
        Actor supervisor = await demo.Portal.ActorAsync("supervisor1");
        var (content, _) = (await demo.Portal.Get<ChartContents>().ReadAsync(supervisor, ChartAddress.Read($"http://portal/charts/{address}"), Cancel))!.Value;
        return (content.Drawn.Single(drawn => drawn.Key is "steps" or "parts").Drawing, content);
    }
}
