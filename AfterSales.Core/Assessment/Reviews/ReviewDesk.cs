using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Versions;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Reviews;

/// <summary>A review as a supervisor opens it.</summary>
/// <param name="From">First UTC day of the report that counts; not changed later.</param>
/// <param name="Until">Last one.</param>
/// <param name="HeldOn">The company's day.</param>
public sealed record ReviewInput([property: Required] DateOnly? From, [property: Required] DateOnly? Until, [property: Required] DateOnly? HeldOn, [property: Required] string? Participants);

/// <summary>What was found.</summary>
/// <param name="Clause">The clause that it is about, as "R3.5.1".</param>
public sealed record FindingInput([property: Required] string? Text, string? Clause = null, KeyFigure? Figure = null);

/// <summary>The supervisors' periodic reviews 定期评审: opened with the figures of a period as they are then, concluded once.</summary>
public sealed class ReviewDesk(WriterGate gate, KeyFigureQueries figures, TargetQueries targets, TimeProvider time)
{
    internal const int LongestText = 2000;

    /// <summary>Opens a review and takes the figures down; answers its id.</summary>
    public async Task<Outcome<int>> OpenAsync(Actor actor, ReviewInput input, CancellationToken cancel = default)
    {
        if (!LedRights.OpenReview.IsFor(actor))
            return new Forbidden();
        if (Check(input) is { } invalid)
            return invalid;
        // Before the transaction: what has to be brought up to date for the figures has a transaction of its own.
        var (first, last) = (input.From!.Value, input.Until!.Value);
        var values = await figures.OfAsync(actor, new FigureFilter(first, last.AddDays(1)), cancel);
        if (!values.Done)
            return values.Refusal;
        var taken = FrozenFigure.Of(values.Value, await targets.OnAsync(actor, last, cancel));
        return await gate.InTransactionAsync<int>(async db =>
        {
            var review = new PeriodicReview(input, taken, actor, time.GetUtcNow().UtcDateTime);
            db.Add(review);
            await db.SaveChangesAsync(cancel);
            return review.Id;
        }, cancel);
    }

    /// <summary>Corrects day and participants of one that is not concluded; period and figures stay.</summary>
    /// <param name="version">The version that the actor saw.</param>
    public Task<Outcome<int>> CorrectAsync(Actor actor, int id, long version, ReviewInput input, CancellationToken cancel = default) =>
        OnReviewAsync(LedRights.CorrectReview, actor, id, review => Check(input with { From = review.From, Until = review.Until }) is { } invalid ? invalid
            : review.Version != version ? new EntryChanged() : review.Correct(input), cancel);

    /// <summary>Writes a finding down; answers the review's id.</summary>
    public Task<Outcome<int>> FindAsync(Actor actor, int id, FindingInput input, CancellationToken cancel = default) =>
        OnReviewAsync(LedRights.AddFinding, actor, id, review =>
        {
            var problems = new EntryProblems();
            problems.Words("text", input.Text, LongestText, required: true);
            problems.Words("clause", input.Clause, RulebookCheck.LongestId);
            if (input.Figure is { } figure && !Enum.IsDefined(figure))
                problems.Add("figure", "unknown");
            return problems.Result is { } invalid ? invalid
                : review.Find(new ReviewFinding(0, input.Text!.Trim(), EntryProblems.Trimmed(input.Clause), input.Figure, actor.Name, time.GetUtcNow().UtcDateTime));
        }, cancel);

    /// <summary>Concludes it; from then on it stays as it is.</summary>
    public Task<Outcome<int>> ConcludeAsync(Actor actor, int id, string? conclusion, CancellationToken cancel = default) =>
        OnReviewAsync(LedRights.ConcludeReview, actor, id, review =>
        {
            var problems = new EntryProblems();
            problems.Words("conclusion", conclusion, LongestText, required: true);
            return problems.Result is { } invalid ? invalid : review.Conclude(conclusion!, actor, time.GetUtcNow().UtcDateTime);
        }, cancel);

    private Task<Outcome<int>> OnReviewAsync(DeskCommand command, Actor actor, int id, Func<PeriodicReview, Refusal?> run, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!command.IsFor(actor))
                return new Forbidden();
            var reviews = db.PeriodicReviews;
            if (await reviews.FirstOrDefaultAsync(review => review.Id == id, cancel) is not { } review)
                return new NotFound();
            if (run(review) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    private static Invalid? Check(ReviewInput input)
    {
        var problems = new EntryProblems();
        problems.Require(input.From is not null, "from");
        problems.Require(input.Until is not null, "until");
        if (input.Until < input.From)
            problems.Add("until", "before-first-day");
        problems.Require(input.HeldOn is not null, "heldOn");
        problems.Words("participants", input.Participants, LongestText, required: true);
        return problems.Result;
    }
}
