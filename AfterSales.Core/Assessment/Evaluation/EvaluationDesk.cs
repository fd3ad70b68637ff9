using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>A row of the indicator table as a supervisor writes it.</summary>
/// <param name="Points">The most it can bring; null: still to be entered.</param>
/// <param name="Sampling">How many of what are looked at.</param>
/// <param name="Figure">The figure that speaks for it.</param>
/// <param name="Active">False: left out of new score sheets.</param>
public sealed record EvaluationItemInput(
    [property: Required] EvaluationPart? Part, [property: Required] string? Number, [property: Required] string? NameZh, [property: Required] string? NameEn, double? Points = null, string? Sampling = null,
    KeyFigure? Figure = null, bool Active = true);

/// <summary>A score sheet as a supervisor opens it.</summary>
/// <param name="HeldOn">The company's day.</param>
/// <param name="From">First UTC day of the report that counts for the figures.</param>
/// <param name="Until">Last one.</param>
/// <param name="Sampling">What is looked at, and how it is chosen.</param>
public sealed record ScoreSheetInput(
    [property: Required] DateOnly? HeldOn, [property: Required] string? Evaluator, [property: Required] DateOnly? From, [property: Required] DateOnly? Until, string? Sampling = null);

/// <summary>How an item is scored.</summary>
/// <param name="Score">Null: not yet.</param>
/// <param name="Applies">False: the company has no such thing.</param>
public sealed record LineInput(double? Score, bool? Applies = null, string? Note = null);

/// <summary>Points beside the items.</summary>
public sealed record AdjustmentInput([property: Required] AdjustmentKind? Kind, [property: Required] double? Points, [property: Required] string? Reason);

/// <summary>The evaluation of the service by GB/T 27922 服务评价: the indicator table, and score sheets made from it.</summary>
public sealed class EvaluationDesk(WriterGate gate, KeyFigureQueries figures, TargetQueries targets, TimeProvider time)
{
    private const int MostItems = 300;
    private const int MostAdjustments = 50;

    /// <summary>Puts the aspects that ship into a table that is empty.</summary>
    public async Task BeginAsync(CancellationToken cancel = default) =>
        await gate.InTransactionAsync<int>(async db =>
        {
            var items = db.EvaluationItems;
            if (await items.AnyAsync(cancel))
                return 0;
            items.AddRange(ShippedItems.Of(time.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync(cancel);
        }, cancel);

    /// <summary>Writes a new row, or over one that was seen; answers its id.</summary>
    /// <param name="seen">Id and version of the row that is changed; null: a new one.</param>
    public Task<Outcome<int>> SaveItemAsync(Actor actor, (int Id, long Version)? seen, EvaluationItemInput input, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!(seen is null ? LedRights.AddEvaluationItem : LedRights.ChangeEvaluationItem).IsFor(actor))
                return new Forbidden();
            var items = db.EvaluationItems;
            var item = seen is var (id, _) ? await items.FirstOrDefaultAsync(one => one.Id == id, cancel) : null;
            if (seen is not null && item is null)
                return new NotFound();
            if (Check(input) is { } invalid)
                return invalid;
            if (item is not null && item.Version != seen!.Value.Version)
                return new EntryChanged();
            if (item is null && await items.CountAsync(cancel) >= MostItems)
                return Invalid.Field("number", "too-many", $"{MostItems}");
            var now = time.GetUtcNow().UtcDateTime;
            if (item is null)
                items.Add(item = new EvaluationItem(input, actor, now));
            else
                item.Write(input, actor, now);
            await db.SaveChangesAsync(cancel);
            return item.Id;
        }, cancel);

    /// <summary>Opens a score sheet from the rows that have points, with the figures as they are now; answers its id.</summary>
    public async Task<Outcome<int>> OpenAsync(Actor actor, ScoreSheetInput input, CancellationToken cancel = default)
    {
        if (!LedRights.OpenEvaluation.IsFor(actor))
            return new Forbidden();
        if (Check(input) is { } invalid)
            return invalid;
        // Before the transaction: what has to be brought up to date for the figures has a transaction of its own.
        var (first, last) = (input.From!.Value, input.Until!.Value);
        var values = await figures.OfAsync(actor, new FigureFilter(first, last.AddDays(1)), cancel);
        if (!values.Done)
            return values.Refusal;
        var goals = await targets.OnAsync(actor, last, cancel);
        return await gate.InTransactionAsync<int>(async db =>
        {
            var rows = EvaluationQueries.InOrder(await db.EvaluationItems.AsNoTracking().Where(item => item.Active && item.Points > 0).ToListAsync(cancel));
            if (rows.Count == 0)
                return new NoPointsEntered();
            var sheet = new ScoreSheet(input, rows.Select((row, i) => LineOf(row, i + 1, values.Value, goals)), actor, time.GetUtcNow().UtcDateTime);
            db.Add(sheet);
            await db.SaveChangesAsync(cancel);
            return sheet.Id;
        }, cancel);
    }

    /// <summary>Scores one item; answers the sheet's id.</summary>
    /// <param name="line">From 1.</param>
    public Task<Outcome<int>> ScoreAsync(Actor actor, int id, int line, LineInput input, CancellationToken cancel = default) =>
        OnSheetAsync(LedRights.ScoreEvaluationItem, actor, id, sheet =>
        {
            var problems = new EntryProblems();
            problems.Words("note", input.Note, EvaluationItem.LongestNote);
            return problems.Result is { } invalid ? invalid : sheet.Score(line, input);
        }, cancel);

    /// <summary>Adds a special deduction or a bonus.</summary>
    public Task<Outcome<int>> AdjustAsync(Actor actor, int id, AdjustmentInput input, CancellationToken cancel = default) =>
        OnSheetAsync(LedRights.AdjustEvaluation, actor, id, sheet =>
        {
            var problems = new EntryProblems();
            problems.Require(input.Kind is not null, "kind");
            if (input.Kind is { } kind && !Enum.IsDefined(kind))
                problems.Add("kind", "unknown");
            Points(problems, input.Points, required: true);
            problems.Words("reason", input.Reason, EvaluationItem.LongestNote, required: true);
            if (sheet.Adjustments.Count >= MostAdjustments)
                problems.Add("reason", "too-many", $"{MostAdjustments}");
            return problems.Result is { } invalid ? invalid : sheet.Adjust([.. sheet.Adjustments, new Adjustment(input.Kind!.Value, input.Points!.Value, input.Reason!.Trim())]);
        }, cancel);

    /// <summary>Takes a deduction or a bonus back.</summary>
    /// <param name="which">From 1, in their order.</param>
    public Task<Outcome<int>> TakeBackAsync(Actor actor, int id, int which, CancellationToken cancel = default) =>
        OnSheetAsync(LedRights.TakeAdjustmentBack, actor, id, sheet => which < 1 || which > sheet.Adjustments.Count ? new NotFound() : sheet.Adjust(sheet.Adjustments.Where((_, i) => i != which - 1)), cancel);

    /// <summary>Freezes the sheet; from then on it stays as it is.</summary>
    public Task<Outcome<int>> FreezeAsync(Actor actor, int id, CancellationToken cancel = default) =>
        OnSheetAsync(LedRights.FreezeEvaluation, actor, id, sheet => sheet.Freeze(actor, time.GetUtcNow().UtcDateTime), cancel);

    private Task<Outcome<int>> OnSheetAsync(DeskCommand command, Actor actor, int id, Func<ScoreSheet, Refusal?> run, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!command.IsFor(actor))
                return new Forbidden();
            var sheets = db.ScoreSheets;
            if (await sheets.FirstOrDefaultAsync(sheet => sheet.Id == id, cancel) is not { } sheet)
                return new NotFound();
            if (run(sheet) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    private static ScoreLine LineOf(EvaluationItem row, int line, IReadOnlyDictionary<KeyFigure, KeyFigureValue> values, IReadOnlyDictionary<KeyFigure, double> goals)
    {
        var measured = row.Figure is { } figure ? values.GetValueOrDefault(figure) : null;
        return new ScoreLine(line, row.Part, row.Number, row.NameZh, row.NameEn, row.Points!.Value, row.Sampling, measured?.Figure, measured?.Value, measured?.Cases ?? 0,
            measured is not null && goals.TryGetValue(measured.Figure, out var goal) ? goal : null);
    }

    private static Invalid? Check(EvaluationItemInput input)
    {
        var problems = new EntryProblems();
        problems.Require(input.Part is not null, "part");
        if (input.Part is { } part && !Enum.IsDefined(part))
            problems.Add("part", "unknown");
        problems.Words("number", input.Number, 20, required: true);
        problems.Words("nameZh", input.NameZh, EvaluationItem.LongestName, required: true);
        problems.Words("nameEn", input.NameEn, EvaluationItem.LongestName, required: true);
        Points(problems, input.Points);
        problems.Words("sampling", input.Sampling, EvaluationItem.LongestNote);
        if (input.Figure is { } figure && !Enum.IsDefined(figure))
            problems.Add("figure", "unknown");
        return problems.Result;
    }

    private static Invalid? Check(ScoreSheetInput input)
    {
        var problems = new EntryProblems();
        problems.Require(input.HeldOn is not null, "heldOn");
        problems.Words("evaluator", input.Evaluator, EvaluationItem.LongestName, required: true);
        problems.Require(input.From is not null, "from");
        problems.Require(input.Until is not null, "until");
        if (input.Until < input.From)
            problems.Add("until", "before-first-day");
        problems.Words("sampling", input.Sampling, EvaluationItem.LongestNote);
        return problems.Result;
    }

    private static void Points(EntryProblems problems, double? points, bool required = false)
    {
        problems.Require(!required || points is not null, "points");
        if (points is { } given && !(given > 0 && given <= EvaluationStandard.Whole))
            problems.Add("points", "out-of-range", string.Create(CultureInfo.InvariantCulture, $"> 0, ≤ {EvaluationStandard.Whole}"));
    }
}
