using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Data;
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
public sealed partial class ReviewPage(ReviewQueries queries, ReviewDesk desk, KeyFigureWords words, ReadersTime times, IStringLocalizer<ReviewsTexts> L)
{
    private ReviewFile? review;
    private IReadOnlyList<EntryField>? form;
    private bool asked, concluding;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        review = await queries.FindAsync(await ActorAsync(), Id, Gone);
        asked = true;
    }

    private void BeginFinding() => (concluding, form) = (false,
    [
        new("text", L[nameof(ReviewsTexts.Find_Text)], "longText", Required: true),
        new("clause", L[nameof(ReviewsTexts.Find_Clause)]),
        new("figure", L[nameof(ReviewsTexts.Find_Figure)])
        {
            NoChoice = L[nameof(ReviewsTexts.Find_NoFigure)],
            Choices = [.. review!.Figures.Select(figure => new EntryChoice(figure.Figure.ToString(), words.Name(figure.Figure)))],
        },
    ]);

    private void BeginConclusion() => (concluding, form) = (true, [new("conclusion", L[nameof(ReviewsTexts.Conclusion)], "longText", Required: true)]);

    private void OpenLeft(string name)
    {
        if (review is not { ConcludedAt: null })
            return;
        if (name == "conclusion")
            BeginConclusion();
        else
            BeginFinding();
    }

    private async Task<Refusal?> FindAsync() =>
        await SavedAsync(await desk.FindAsync(await ActorAsync(), Id, new FindingInput(form![0].Value, form[1].Value, form[2].ChoiceOf<KeyFigure>()), Gone));

    private async Task<Refusal?> ConcludeAsync() => await SavedAsync(await desk.ConcludeAsync(await ActorAsync(), Id, form![0].Value, Gone));

    private async Task<Refusal?> SavedAsync(Outcome<int> outcome)
    {
        if (outcome.Done)
        {
            form = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
