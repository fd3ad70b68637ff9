using System.Globalization;
using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Figures;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Evaluation;

/// <summary>One evaluation, scored item by item; what it comes to, and the way to the next level.</summary>
public sealed partial class ScoreSheetPage(EvaluationQueries queries, EvaluationDesk desk, KeyFigureWords words, ReadersTime times, IStringLocalizer<EvaluationTexts> L)
{
    // No line has this number.
    private const int Adjusting = 0;
    private readonly bool chinese = ReaderLanguage.IsChinese;
    private ScoreSheetFile? sheet;
    private IReadOnlyList<EntryField>? form;
    private int? opened, unscored;
    private bool asked;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        sheet = await queries.FindAsync(await ActorAsync(), Id, Gone);
        asked = true;
    }

    private void Leave() => (form, opened) = (null, null);

    private void BeginScore(ScoreLine line) => (opened, form) = (line.Line,
    [
        new("score", L[nameof(EvaluationTexts.Score_Of), EvaluationWords.Points(line.Points)]) { Value = line.Score?.ToString(CultureInfo.InvariantCulture) },
        new("note", L[nameof(EvaluationTexts.Note)]) { Value = line.Note },
        new("applies", L[nameof(EvaluationTexts.Score_Applies)])
        {
            NoChoice = L[nameof(EvaluationTexts.Score_AppliesYes)],
            Choices = [new("false", L[nameof(EvaluationTexts.Score_AppliesNo)])],
            Value = line.Applies ? null : "false",
        },
    ]);

    private void BeginAdjustment() => (opened, form) = (Adjusting,
    [
        new("kind", L[nameof(EvaluationTexts.Adjust_Kind)], Required: true) { Choices = [.. Enum.GetValues<AdjustmentKind>().Select(kind => new EntryChoice(kind.ToString(), L.Of(kind)))] },
        new("points", L[nameof(EvaluationTexts.Item_Points)], Required: true),
        new("reason", L[nameof(EvaluationTexts.Adjust_Reason)], Required: true),
    ]);

    private void OpenLeft(string name)
    {
        if (sheet is not { FrozenAt: null })
            return;
        if (name == "adjust")
            BeginAdjustment();
        else if (sheet.Lines.FirstOrDefault(line => $"line-{line.Line}" == name) is { } left)
            BeginScore(left);
    }

    private async Task<Refusal?> ScoreAsync() => await SavedAsync(await desk.ScoreAsync(
        await ActorAsync(), Id, opened!.Value, new LineInput(form![0].InDegrees, form[2].Value != "false", form[1].Value), Gone));

    private async Task<Refusal?> AdjustAsync() => await SavedAsync(await desk.AdjustAsync(
        await ActorAsync(), Id, new AdjustmentInput(form![0].ChoiceOf<AdjustmentKind>(), form[1].InDegrees, form[2].Value), Gone));

    private async Task TakeBackAsync(int which) => await SavedAsync(await desk.TakeBackAsync(await ActorAsync(), Id, which, Gone));

    private async Task FreezeAsync()
    {
        var outcome = await desk.FreezeAsync(await ActorAsync(), Id, Gone);
        unscored = outcome.Refusal is ItemsUnscored refused ? refused.Items : null;
        await ReadAsync();
    }

    private async Task<Refusal?> SavedAsync(Outcome<int> outcome)
    {
        if (outcome.Done)
        {
            Leave();
            unscored = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
