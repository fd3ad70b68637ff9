using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Evaluation;

/// <summary>The evaluation by GB/T 27922: three parts of 40, 35 and 25 points, levels at 70, 80, 90 and 95.</summary>
public sealed class EvaluationTests : IAsyncLifetime
{
    private static readonly ScoreSheetInput Input = new(new DateOnly(2026, 3, 2), "李主管", new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 1));
    private readonly SetClock clock = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private EvaluationDesk desk = null!;
    private EvaluationQueries queries = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        var contexts = database.Contexts;
        desk = new EvaluationDesk(database.Gate, LedDepartment.FiguresOf(database, clock).Figures, new TargetQueries(contexts, TestDatabase.Company, clock), clock);
        queries = new EvaluationQueries(contexts);
        await desk.BeginAsync(Cancel);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_table_ships_the_aspects_of_the_three_parts_without_points_and_nothing_can_be_scored_before_some_are_entered()
    {
        await desk.BeginAsync(Cancel);
        var table = await queries.TableAsync(Department.Supervisor, Cancel);
        Assert.Equal([7, 6, 2], table.CountBy(item => item.Part).Select(part => part.Value));
        Assert.All(table, item => Assert.Null(item.Points));
        Assert.Equal(EvaluationStandard.Whole, Enum.GetValues<EvaluationPart>().Sum(EvaluationStandard.WeightOf));
        Assert.IsType<NoPointsEntered>((await desk.OpenAsync(Department.Supervisor, Input, Cancel)).Refusal);
    }

    [Theory]
    [InlineData(69.99, 0, EvaluationLevel.None)]
    [InlineData(70, 0, EvaluationLevel.Qualified)]
    [InlineData(80, 0, EvaluationLevel.ThreeStars)]
    [InlineData(89.99, 4, EvaluationLevel.ThreeStars)]
    [InlineData(90, 0, EvaluationLevel.FourStars)]
    [InlineData(95, 0, EvaluationLevel.FiveStars)]
    [InlineData(100, 5, EvaluationLevel.None)]
    public void A_level_begins_at_its_points_and_five_special_deductions_fail(double points, int deductions, EvaluationLevel level) =>
        Assert.Equal(level, EvaluationStandard.LevelOf(points, deductions));

    [Fact]
    public async Task Points_of_a_part_are_scaled_to_its_weight_and_what_does_not_apply_is_spread_over_the_others()
    {
        var id = await ScoredAsync(points: 5, score: 4);
        Assert.Equal(80, (await FileAsync(id)).Result.Total);
        // Of seven items one does not apply: the other six bring the whole 40.
        Must(await desk.ScoreAsync(Department.Supervisor, id, 1, new LineInput(null, Applies: false), Cancel));
        Assert.Equal((80, EvaluationLevel.ThreeStars), ((await FileAsync(id)).Result.Total, (await FileAsync(id)).Result.Level));
        Must(await desk.ScoreAsync(Department.Supervisor, id, 2, new LineInput(0), Cancel));
        Assert.Equal(74.67, (await FileAsync(id)).Result.Total);
    }

    [Fact]
    public async Task A_part_of_which_nothing_applies_gives_its_weight_to_the_others()
    {
        var id = await ScoredAsync(points: 10, score: 9);
        foreach (var line in (await FileAsync(id)).Lines.Where(line => line.Part == EvaluationPart.Customer))
            Must(await desk.ScoreAsync(Department.Supervisor, id, line.Line, new LineInput(null, Applies: false), Cancel));
        var result = (await FileAsync(id)).Result;
        Assert.Equal((90, EvaluationLevel.FourStars), (result.Total, result.Level));
        Assert.Equal([100.0 * 40 / 75, 100.0 * 35 / 75, 0], result.Parts.Select(part => part.Weight));
    }

    [Fact]
    public async Task Without_points_in_a_part_there_is_no_level()
    {
        foreach (var item in await queries.TableAsync(Department.Supervisor, Cancel))
        {
            if (item.Part != EvaluationPart.Customer)
                await EnterAsync(item, 5);
        }
        var id = Must(await desk.OpenAsync(Department.Supervisor, Input, Cancel));
        Assert.Null((await FileAsync(id)).Result.Level);
        Assert.DoesNotContain((await FileAsync(id)).Lines, line => line.Part == EvaluationPart.Customer);
    }

    [Fact]
    public async Task The_way_to_the_next_level_names_the_greatest_losses_until_they_are_enough()
    {
        var id = await ScoredAsync(points: 10, score: 9);
        Must(await desk.ScoreAsync(Department.Supervisor, id, 15, new LineInput(3), Cancel));
        Must(await desk.ScoreAsync(Department.Supervisor, id, 10, new LineInput(5), Cancel));
        Must(await desk.AdjustAsync(Department.Supervisor, id, new AdjustmentInput(AdjustmentKind.Deduction, 1, "虚假宣传"), Cancel));
        Must(await desk.AdjustAsync(Department.Supervisor, id, new AdjustmentInput(AdjustmentKind.Bonus, 0.5, "公益服务"), Cancel));
        var result = (await FileAsync(id)).Result;
        // 90 − 25 × 6/20 − 35 × 4/60 − 1 + 0.5
        Assert.Equal((79.67, EvaluationLevel.Qualified, EvaluationLevel.ThreeStars), (result.Total, result.Level, result.Next));
        Assert.Equal(0.33, result.Gap, 2);
        Assert.Equal([15], result.Way.Select(loss => loss.Line.Line));
        Assert.Equal([15, 10], result.Losses.Take(2).Select(loss => loss.Line.Line));
        Must(await desk.TakeBackAsync(Department.Supervisor, id, 1, Cancel));
        Assert.Equal(80.67, (await FileAsync(id)).Result.Total);
    }

    [Fact]
    public async Task A_sheet_is_frozen_once_everything_is_scored_and_stays_as_it_was_whatever_the_table_becomes()
    {
        var id = await ScoredAsync(points: 5, score: 4);
        Must(await desk.ScoreAsync(Department.Supervisor, id, 3, new LineInput(null), Cancel));
        Assert.Equal(1, Assert.IsType<ItemsUnscored>((await desk.FreezeAsync(Department.Supervisor, id, Cancel)).Refusal).Items);
        Must(await desk.ScoreAsync(Department.Supervisor, id, 3, new LineInput(4), Cancel));
        Must(await desk.FreezeAsync(Department.Supervisor, id, Cancel));
        await EnterAsync((await queries.TableAsync(Department.Supervisor, Cancel))[0], 40);
        var file = await FileAsync(id);
        Assert.Equal((80, 5.0, "李主管"), (file.Result.Total, file.Lines[0].Points, file.FrozenBy));
        Assert.IsType<SheetFrozen>((await desk.ScoreAsync(Department.Supervisor, id, 1, new LineInput(5), Cancel)).Refusal);
        Assert.IsType<SheetFrozen>((await desk.AdjustAsync(Department.Supervisor, id, new AdjustmentInput(AdjustmentKind.Bonus, 1, "x"), Cancel)).Refusal);
        Assert.IsType<SheetFrozen>((await desk.FreezeAsync(Department.Supervisor, id, Cancel)).Refusal);
    }

    [Fact]
    public async Task Only_supervisors_evaluate_and_wrong_points_are_refused()
    {
        var id = await ScoredAsync(points: 5, score: 4);
        foreach (var actor in new[] { Department.Staff, Department.Engineer })
        {
            Assert.IsType<Forbidden>((await desk.OpenAsync(actor, Input, Cancel)).Refusal);
            Assert.IsType<Forbidden>((await desk.ScoreAsync(actor, id, 1, new LineInput(5), Cancel)).Refusal);
            Assert.IsType<Forbidden>((await desk.SaveItemAsync(actor, null, new EvaluationItemInput(EvaluationPart.System, "9", "甲", "A"), Cancel)).Refusal);
            Assert.Null(await queries.FindAsync(actor, id, Cancel));
            Assert.Empty(await queries.TableAsync(actor, Cancel));
        }
        foreach (var wrong in new[] { -1, 5.01, double.NaN })
            Assert.Equal(["score"], Assert.IsType<Invalid>((await desk.ScoreAsync(Department.Supervisor, id, 1, new LineInput(wrong), Cancel)).Refusal).Errors.Keys);
        Assert.IsType<NotFound>((await desk.ScoreAsync(Department.Supervisor, id, 99, new LineInput(1), Cancel)).Refusal);
        Assert.Equal(["nameEn", "nameZh", "number", "part", "points"], Assert.IsType<Invalid>((await desk.SaveItemAsync(
            Department.Supervisor, null, new EvaluationItemInput(null, null, null, null, 101), Cancel)).Refusal).Errors.Keys.Order());
        Assert.IsType<EntryChanged>((await desk.SaveItemAsync(Department.Supervisor, (1, 1), new EvaluationItemInput(EvaluationPart.System, "1.1", "甲", "A", 5), Cancel)).Refusal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<ScoreSheetFile> FileAsync(int id) => (await queries.FindAsync(Department.Supervisor, id, Cancel))!;

    private async Task<int> ScoredAsync(double points, double score)
    {
        foreach (var item in await queries.TableAsync(Department.Supervisor, Cancel))
            await EnterAsync(item, points);
        var id = Must(await desk.OpenAsync(Department.Supervisor, Input, Cancel));
        foreach (var line in (await FileAsync(id)).Lines)
            Must(await desk.ScoreAsync(Department.Supervisor, id, line.Line, new LineInput(score), Cancel));
        return id;
    }

    private async Task EnterAsync(EvaluationItemFile item, double points) => Must(await desk.SaveItemAsync(
        Department.Supervisor, (item.Id, item.Version), new EvaluationItemInput(item.Part, item.Number, item.NameZh, item.NameEn, points, Figure: item.Figure), Cancel));

    private static int Must(Outcome<int> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}
