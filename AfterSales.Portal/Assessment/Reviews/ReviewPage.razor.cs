using System.Globalization;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Assessment.Figures;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Reviews;

/// <summary>One review, to be written while people sit together, and to be printed and signed.</summary>
public sealed partial class ReviewPage(ReviewQueries queries, ReviewDesk desk, ActionQueries measures, KeyFigureWords words, ReadersTime times, IStringLocalizer<ReviewsTexts> L)
{
    private ReviewFile? review;
    private IReadOnlyList<ActionLine> actions = [];
    private IReadOnlyList<EntryField>? form;
    private Writing? writing;
    private bool asked;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        actions = await measures.OfSourceAsync(actor, ActionSource.Review, Id, Gone);
        review = await queries.FindAsync(actor, Id, Gone);
        asked = true;
    }

    private void BeginHeading() => (writing, form) = (Writing.Heading,
    [
        new("heldOn", L[nameof(ReviewsTexts.HeldOn)], "date", Required: true) { Value = review!.HeldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        new("participants", L[nameof(ReviewsTexts.Participants)], "longText", Required: true) { Value = review.Participants },
    ]);

    private void BeginFinding() => (writing, form) = (Writing.Finding,
    [
        new("text", L[nameof(ReviewsTexts.Find_Text)], "longText", Required: true),
        new("clause", L[nameof(ReviewsTexts.Find_Clause)]),
        new("figure", L[nameof(ReviewsTexts.Find_Figure)])
        {
            NoChoice = L[nameof(ReviewsTexts.Find_NoFigure)],
            Choices = [.. review!.Figures.Select(figure => new EntryChoice(figure.Figure.ToString(), words.Name(figure.Figure)))],
        },
    ]);

    private void BeginConclusion() => (writing, form) = (Writing.Conclusion, [new("conclusion", L[nameof(ReviewsTexts.Conclusion)], "longText", Required: true)]);

    private void OpenLeft(string name)
    {
        if (review is not { ConcludedAt: null })
            return;
        switch (name)
        {
            case "conclusion":
                BeginConclusion();
                break;
            case "heading":
                BeginHeading();
                break;
            default:
                BeginFinding();
                break;
        }
    }

    private async Task<Refusal?> CorrectAsync() =>
        await SavedAsync(await desk.CorrectAsync(await ActorAsync(), Id, review!.Version, new ReviewInput(null, null, form![0].Day, form[1].Value), Gone));

    private async Task<Refusal?> FindAsync() =>
        await SavedAsync(await desk.FindAsync(await ActorAsync(), Id, new FindingInput(form![0].Value, form[1].Value, form[2].ChoiceOf<KeyFigure>()), Gone));

    private async Task<Refusal?> ConcludeAsync() => await SavedAsync(await desk.ConcludeAsync(await ActorAsync(), Id, form![0].Value, Gone));

    private async Task<Refusal?> SavedAsync(Outcome<int> outcome)
    {
        if (outcome.Done)
        {
            Leave();
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private void Leave() => (form, writing) = (null, null);

    private enum Writing { Heading, Finding, Conclusion }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
