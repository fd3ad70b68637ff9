using System.Text.Json;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Reviews;

/// <summary>A review keeps the figures as they were when it was held (R4.13, R5.14).</summary>
public sealed class ReviewTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly ReviewInput Input = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), Day, "李主管、王厂长");

    [Fact]
    public async Task The_figures_stay_as_they_were_whatever_happens_and_is_aimed_at_later()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var (desk, queries, targets) = Of(department);
        for (var i = 0; i < FigureKind.Few; i++)
            await department.RegisteredAsync();
        Assert.True((await targets.SetAsync(Department.Supervisor, new TargetInput(KeyFigure.ResponseMedian, 4, Day), Cancel)).Done);
        var id = Must(await desk.OpenAsync(Department.Supervisor, Input, Cancel));
        var before = (await queries.FindAsync(Department.Supervisor, id, Cancel))!;
        var figure = before.Figures.Single(one => one.Figure == KeyFigure.ResponseMedian);
        Assert.Equal((FigureKind.Few, 4.0, true), (figure.Cases, figure.Goal, figure.Reached));

        department.Clock.Advance(TimeSpan.FromDays(1));
        await department.ReportedAsync();
        await department.RegisteredAsync();
        Assert.True((await targets.SetAsync(Department.Supervisor, new TargetInput(KeyFigure.ResponseMedian, 0.001, Day.AddDays(1)), Cancel)).Done);
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(await queries.FindAsync(Department.Supervisor, id, Cancel)));
    }

    [Theory]
    [InlineData(FigureKind.Few, true)]
    [InlineData(FigureKind.Few - 1, null)]
    public void A_value_of_too_few_cases_is_not_judged(int cases, bool? reached) => Assert.Equal(reached, new FrozenFigure(KeyFigure.ResponseKept, 1, cases, 0.9).Reached);

    [Fact]
    public async Task Findings_are_numbered_and_a_concluded_review_takes_no_more()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var (desk, queries, _) = Of(department);
        var id = Must(await desk.OpenAsync(Department.Supervisor, Input, Cancel));
        Must(await desk.FindAsync(Department.Supervisor, id, new FindingInput("备件到货慢", "R1.4", KeyFigure.CycleMedian), Cancel));
        Must(await desk.FindAsync(Department.Supervisor, id, new FindingInput("回访不及时"), Cancel));
        Assert.Equal(["text"], Assert.IsType<Invalid>((await desk.FindAsync(Department.Supervisor, id, new FindingInput(" "), Cancel)).Refusal).Errors.Keys);
        Assert.Equal(["conclusion"], Assert.IsType<Invalid>((await desk.ConcludeAsync(Department.Supervisor, id, null, Cancel)).Refusal).Errors.Keys);
        Must(await desk.ConcludeAsync(Department.Supervisor, id, "增加备件安全库存", Cancel));

        Assert.IsType<ReviewConcluded>((await desk.FindAsync(Department.Supervisor, id, new FindingInput("再一条"), Cancel)).Refusal);
        Assert.IsType<ReviewConcluded>((await desk.ConcludeAsync(Department.Supervisor, id, "再来", Cancel)).Refusal);
        var review = (await queries.FindAsync(Department.Supervisor, id, Cancel))!;
        Assert.Equal([(1, "备件到货慢", "R1.4"), (2, "回访不及时", null)], review.Findings.Select(finding => (finding.Number, finding.Text, finding.Clause)));
        Assert.Equal(("增加备件安全库存", "李主管"), (review.Conclusion, review.ConcludedBy));
        Assert.IsType<ReviewConcluded>((await desk.CorrectAsync(Department.Supervisor, id, review.Version, Input, Cancel)).Refusal);
    }

    [Fact]
    public async Task Who_took_part_can_be_corrected_and_the_period_cannot()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var (desk, queries, _) = Of(department);
        var id = Must(await desk.OpenAsync(Department.Supervisor, Input, Cancel));
        Must(await desk.CorrectAsync(Department.Supervisor, id, 1, Input with { From = Day, Participants = "李主管" }, Cancel));
        Assert.IsType<EntryChanged>((await desk.CorrectAsync(Department.Supervisor, id, 1, Input, Cancel)).Refusal);
        var review = (await queries.FindAsync(Department.Supervisor, id, Cancel))!;
        Assert.Equal((Input.From, "李主管"), (review.From, review.Participants));
    }

    [Fact]
    public async Task Only_supervisors_hold_and_see_reviews_and_only_over_a_period()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var (desk, queries, _) = Of(department);
        var id = Must(await desk.OpenAsync(Department.Supervisor, Input, Cancel));
        foreach (var actor in new[] { Department.Staff, Department.Engineer })
        {
            Assert.IsType<Forbidden>((await desk.OpenAsync(actor, Input, Cancel)).Refusal);
            Assert.IsType<Forbidden>((await desk.FindAsync(actor, id, new FindingInput("备件"), Cancel)).Refusal);
            Assert.IsType<Forbidden>((await desk.ConcludeAsync(actor, id, "好", Cancel)).Refusal);
            Assert.Null(await queries.FindAsync(actor, id, Cancel));
            Assert.Empty((await queries.ListAsync(actor, cancel: Cancel)).Items);
        }
        Assert.IsType<NotFound>((await desk.ConcludeAsync(Department.Supervisor, 99, "好", Cancel)).Refusal);
        Assert.Equal(["from", "heldOn", "participants", "until"], Wrong(await desk.OpenAsync(Department.Supervisor, new ReviewInput(null, null, null, null), Cancel)));
        Assert.Equal(["until"], Wrong(await desk.OpenAsync(Department.Supervisor, Input with { Until = Input.From!.Value.AddDays(-1) }, Cancel)));
        Assert.Equal(1, (await queries.ListAsync(Department.Supervisor, cancel: Cancel)).Total);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Wrong(Outcome<int> outcome) => Assert.IsType<Invalid>(outcome.Refusal).Errors.Keys.Order();

    private static int Must(Outcome<int> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }

    private static (ReviewDesk, ReviewQueries, TargetDesk) Of(RuledDepartment department)
    {
        var (gate, contexts, clock) = (department.Database.Gate, department.Database.Contexts, department.Clock);
        var (figures, _) = LedDepartment.FiguresOf(department.Database, clock);
        return (new ReviewDesk(gate, figures, new TargetQueries(contexts, TestDatabase.Company, clock), clock), new ReviewQueries(contexts), new TargetDesk(gate, TestDatabase.Company, clock));
    }
}
