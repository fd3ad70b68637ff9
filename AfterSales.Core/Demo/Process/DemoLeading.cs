using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;

namespace AfterSales.Core.Demo;

/// <summary>
/// How the department looks at itself: most have signed the rulebook, the last quarter was reviewed, and the service was evaluated by
/// what the company entered into the indicator table. Told by the desks, once the rest of the demo is committed: figures are of what is.
/// </summary>
internal sealed class DemoLeading
{
    // The company's own: every item it looks at is worth the same. What the standard gives for an item is not public.
    private const double Points = 10;

    // Who is on the road is the last to sign.
    private const int EachUnsigned = 4;

    private static readonly (string Number, double Score, string? Note)[] Scored =
    [
        ("1.2", 8, "夜班人手偏紧"), ("1.4", 8, null), ("1.5", 9, null), ("1.6", 7, "液压类故障重复报修偏多"), ("2.2", 9, null),
        ("2.4", 7.5, "等待配件时间长"), ("2.5", 8, null), ("3.1", 9, null), ("3.2", 8.5, null),
    ];

    private readonly StoryClock clock = new();
    private readonly DeskTools tools;
    private readonly CompanyTime company;
    private readonly DemoCast cast;
    private readonly SigningDesk signing;
    private readonly ReviewDesk reviews;
    private readonly ActionDesk actions;
    private readonly EvaluationDesk evaluation;

    public DemoLeading(WriterGate gate, DeskTools tools, CompanyTime company, DemoCast cast)
    {
        (this.tools, this.company, this.cast) = (tools, company, cast);
        var contexts = tools.Contexts;
        var measures = new ActionQueries(contexts, company, clock);
        var figures = new KeyFigureQueries(tools.Figures, clock, new ComplaintQueries(contexts, measures, clock), new SpotCheckQueries(contexts, measures, company, clock));
        var targets = new TargetQueries(contexts, company, clock);
        signing = new SigningDesk(gate, contexts, clock);
        reviews = new ReviewDesk(gate, figures, targets, clock);
        actions = new ActionDesk(gate, company, clock);
        evaluation = new EvaluationDesk(gate, figures, targets, clock);
    }

    private Actor Head => cast.Supervisors[0];
    private Actor Second => cast.Supervisors[^1];

    /// <param name="now">The moment of the first start, UTC.</param>
    public async Task TellAsync(DateTime now)
    {
        clock.Now = now;
        await SignAsync(now);
        var today = company.DayOf(now);
        var quarter = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        await ReviewAsync(quarter.AddMonths(-3), quarter.AddDays(-1), Earlier(company.StartOf(quarter).AddDays(8).AddHours(10), now.AddHours(-2)));
        await EvaluateAsync(quarter.AddMonths(-3), quarter.AddDays(-1), Earlier(company.StartOf(quarter).AddDays(14).AddHours(14), now.AddHours(-1)));
    }

    // The edition came with the portal, a moment ago: where none did there is nothing to sign.
    private async Task SignAsync(DateTime now)
    {
        await using var db = await tools.Contexts.CreateDbContextAsync();
        if (await tools.Shelf.NumberInForceAsync(db, now, default) is not { } number)
            return;
        foreach (var actor in cast.Supervisors.Concat(cast.Staff).Concat(cast.Engineers.Where((_, index) => index % EachUnsigned != EachUnsigned - 1).Select(engineer => engineer.Actor)).DistinctBy(actor => actor.EmployeeId))
            Must(await signing.SignAsync(actor, number));
    }

    private async Task ReviewAsync(DateOnly from, DateOnly until, DateTime at)
    {
        clock.Now = at;
        var held = company.DayOf(at);
        var review = Must(await reviews.OpenAsync(Head, new ReviewInput(from, until, held, $"{Head.Name}、{Second.Name}、{cast.Staff[0].Name}；质量部、备件库各一人")));
        Must(await reviews.FindAsync(Head, review, new FindingInput("夜间和周末报修的派工明显慢于白天", "R3.5.1", KeyFigure.ResponseKept)));
        Must(await reviews.FindAsync(Second, review, new FindingInput("一次修复率未稳定，返修多为液压系统，首次到场缺少压力测试", Figure: KeyFigure.FirstTimeFix)));
        Must(await reviews.FindAsync(Head, review, new FindingInput("等待配件占维修周期的比例最高，常用密封件经常缺货", Figure: KeyFigure.CycleMedian)));
        Must(await actions.OpenAsync(Head, new ActionOrigin(ActionSource.Review, review, $"{held:yyyy-MM-dd}"),
            new ActionEntry(ActionKind.Improvement, "与备件库商定 20 种常用密封件的最低库存，每月核对一次", "等待配件的时间拉长维修周期", cast.Staff[0].EmployeeId, held.AddDays(90))));
        Must(await reviews.ConcludeAsync(Second, review, "制度总体有效；响应、维修周期和一次修复率列为下季度重点，下次评审复核备件措施的效果。"));
    }

    private async Task EvaluateAsync(DateOnly from, DateOnly until, DateTime at)
    {
        clock.Now = at;
        // As at every start: a table that is empty gets the aspects that ship.
        await evaluation.BeginAsync();
        var queries = new EvaluationQueries(tools.Contexts);
        var scores = Scored.ToDictionary(one => one.Number);
        foreach (var item in (await queries.TableAsync(Head)).Where(item => item.Points is null && scores.ContainsKey(item.Number)))
            Must(await evaluation.SaveItemAsync(Head, (item.Id, item.Version), new EvaluationItemInput(item.Part, item.Number, item.NameZh, item.NameEn, Points, item.Figure is null ? "现场查看" : "当季全部工单", item.Figure)));
        var sheet = Must(await evaluation.OpenAsync(Head, new ScoreSheetInput(company.DayOf(at), Head.Name, from, until, "自评：各项按本公司自定的 10 分计，不是标准的分值；另抽查 20 份已归档工单")));
        foreach (var line in (await queries.FindAsync(Head, sheet))!.Lines.Where(line => scores.ContainsKey(line.Number)))
            Must(await evaluation.ScoreAsync(Head, sheet, line.Line, new LineInput(scores[line.Number].Score, Note: scores[line.Number].Note)));
        Must(await evaluation.FreezeAsync(Second, sheet));
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static T Must<T>(Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException($"The story of reviews and evaluations was refused: {outcome.Refusal}");
}
