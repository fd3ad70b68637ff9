using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Targets;

/// <summary>Goals hold from a day on, and what was aimed at before stays to be seen (R8.10).</summary>
public sealed class TargetTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private readonly SetClock clock = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private TargetDesk desk = null!;
    private TargetQueries queries = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        (desk, queries) = (new TargetDesk(database.Gate, TestDatabase.Company, clock), new TargetQueries(database.Contexts, TestDatabase.Company, clock));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_later_goal_takes_the_place_of_the_one_before_on_its_day_and_both_are_kept()
    {
        await SetAsync(new(KeyFigure.ResponseKept, 0.9, Today));
        await SetAsync(new(KeyFigure.ResponseKept, 0.95, Today.AddDays(30), "合同要求"));
        var target = await OfAsync(KeyFigure.ResponseKept);
        Assert.Equal((0.9, 0.95, 2), (target.Now?.Goal, target.Next?.Goal, target.History.Count));
        Assert.Equal(0.9, (await queries.OnAsync(Department.Engineer, Today.AddDays(29), Cancel))[KeyFigure.ResponseKept]);
        Assert.Equal(0.95, (await queries.OnAsync(Department.Engineer, Today.AddDays(30), Cancel))[KeyFigure.ResponseKept]);
        Assert.Empty(await queries.OnAsync(Department.Engineer, Today.AddDays(-1), Cancel));

        clock.Advance(TimeSpan.FromDays(31));
        target = await OfAsync(KeyFigure.ResponseKept);
        Assert.Equal((0.95, null, "李主管"), (target.Now?.Goal, target.Next, target.Now?.SetBy));
    }

    [Fact]
    public async Task Of_two_goals_for_one_day_the_last_holds_and_the_first_is_shown_as_replaced()
    {
        await SetAsync(new(KeyFigure.CycleMedian, 48, Today));
        await SetAsync(new(KeyFigure.CycleMedian, 40, Today));
        var target = await OfAsync(KeyFigure.CycleMedian);
        Assert.Equal(40, target.Now?.Goal);
        Assert.Equal([(40.0, false), (48.0, true)], target.History.Select(entry => (entry.Goal!.Value, entry.Replaced)));
    }

    [Fact]
    public async Task A_goal_ends_on_a_day_and_nothing_is_aimed_at_from_then_on()
    {
        await SetAsync(new(KeyFigure.Nps, 30, Today));
        await SetAsync(new(KeyFigure.Nps, null, Today.AddDays(1), Ends: true));
        Assert.Equal(30, (await queries.HistoryAsync(Department.Staff, Cancel)).On(KeyFigure.Nps, Today));
        Assert.Null((await queries.HistoryAsync(Department.Staff, Cancel)).On(KeyFigure.Nps, Today.AddDays(1)));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await OfAsync(KeyFigure.Nps)).Now);
    }

    [Fact]
    public async Task Only_supervisors_set_goals_and_only_such_as_the_figure_can_reach()
    {
        foreach (var actor in new[] { Department.Staff, Department.Engineer, Department.Customer })
            Assert.IsType<Forbidden>((await desk.SetAsync(actor, new(KeyFigure.Csat, 0.9, Today), Cancel)).Refusal);
        Assert.Empty(await queries.AllAsync(Department.Customer, Cancel));
        Assert.Equal(["effectiveFrom", "figure", "goal"], await WrongAsync(new(null, null, null)));
        Assert.Equal(["goal"], await WrongAsync(new(KeyFigure.Csat, 90, Today)));
        Assert.Equal(["goal"], await WrongAsync(new(KeyFigure.CycleP90, double.NaN, Today)));
        Assert.Equal(["goal"], await WrongAsync(new(KeyFigure.SatisfactionMean, 0.5, Today)));
        Assert.Equal(["effectiveFrom", "reason"], await WrongAsync(new(KeyFigure.Nps, -100, Today.AddDays(-1), new string('长', 201))));
        Assert.Equal(["figure"], await WrongAsync(new((KeyFigure)99, 1, Today)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task SetAsync(TargetInput input)
    {
        var set = await desk.SetAsync(Department.Supervisor, input, Cancel);
        Assert.True(set.Done, set.Refusal?.ToString());
    }

    private async Task<FigureTarget> OfAsync(KeyFigure figure) => (await queries.AllAsync(Department.Staff, Cancel)).Single(target => target.Figure == figure);

    private async Task<IEnumerable<string>> WrongAsync(TargetInput input) =>
        Assert.IsType<Invalid>((await desk.SetAsync(Department.Supervisor, input, Cancel)).Refusal).Errors.Keys.Order();
}
