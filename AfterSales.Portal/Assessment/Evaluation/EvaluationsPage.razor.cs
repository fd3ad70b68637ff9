using System.Globalization;
using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Assessment.Figures;
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

/// <summary>The score sheets, and the indicator table that they are made from.</summary>
public sealed partial class EvaluationsPage(
    EvaluationQueries queries, EvaluationDesk desk, KeyFigureWords words, ReadersTime times, NavigationManager navigation, IStringLocalizer<EvaluationTexts> L)
{
    private const int PageSize = 20;
    // No row has this id.
    private const int New = 0;
    private IReadOnlyList<EvaluationItemFile> table = [];
    private ScoreSheetList? list;
    private IReadOnlyList<EntryField>? opening;
    private IReadOnlyList<EntryField> form = [];
    private EvaluationItemFile? edited;
    private int? editing;
    private string? refusedFor;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var actor = await ActorAsync();
        table = await queries.TableAsync(actor, Gone);
        list = await queries.ListAsync(actor, Page ?? 1, PageSize, Gone);
    }

    private void Begin()
    {
        var today = times.Today;
        refusedFor = null;
        opening =
        [
            new("heldOn", L[nameof(EvaluationTexts.HeldOn)], "date", Required: true) { Value = Iso(today) },
            new("evaluator", L[nameof(EvaluationTexts.Evaluator)], Required: true),
            new("from", L[nameof(EvaluationTexts.Open_From)], "date", Required: true) { Value = Iso(today.AddYears(-1)) },
            new("until", L[nameof(EvaluationTexts.Open_Until)], "date", Required: true) { Value = Iso(today.AddDays(-1)) },
            new("sampling", L[nameof(EvaluationTexts.Sampling)], "longText"),
        ];
    }

    private void Edit(EvaluationItemFile? item)
    {
        (edited, editing) = (item, item?.Id ?? New);
        form =
        [
            new("part", L[nameof(EvaluationTexts.Item_Part)], Required: true) { Choices = [.. Enum.GetValues<EvaluationPart>().Select(part => new EntryChoice(part.ToString(), L.Of(part)))], Value = item?.Part.ToString() },
            new("number", L[nameof(EvaluationTexts.Item_Number)], Required: true) { Value = item?.Number },
            new("nameZh", L[nameof(EvaluationTexts.Item_NameZh)], Required: true) { Value = item?.NameZh },
            new("nameEn", L[nameof(EvaluationTexts.Item_NameEn)], Required: true) { Value = item?.NameEn },
            new("points", L[nameof(EvaluationTexts.Item_Points)]) { Value = item?.Points?.ToString(CultureInfo.InvariantCulture) },
            new("sampling", L[nameof(EvaluationTexts.Sampling)]) { Value = item?.Sampling },
            new("figure", L[nameof(EvaluationTexts.Item_Figure)])
            {
                NoChoice = L[nameof(EvaluationTexts.Item_NoFigure)],
                Choices = [.. Enum.GetValues<KeyFigure>().Select(figure => new EntryChoice(figure.ToString(), words.Name(figure)))],
                Value = item?.Figure?.ToString(),
            },
            new("active", L[nameof(EvaluationTexts.Item_Use)])
            {
                NoChoice = L[nameof(EvaluationTexts.Item_InUse)],
                Choices = [new("false", L[nameof(EvaluationTexts.Item_OutOfUse)])],
                Value = item?.Active == false ? "false" : null,
            },
        ];
    }

    private void OpenLeft(string name)
    {
        if (name == "new")
            Begin();
        else if (name.StartsWith("item-", StringComparison.Ordinal))
            Edit(table.FirstOrDefault(item => $"item-{item.Id}" == name));
    }

    private async Task<Refusal?> OpenAsync()
    {
        var fields = opening!;
        var outcome = await desk.OpenAsync(await ActorAsync(), new ScoreSheetInput(fields[0].Day, fields[1].Value, fields[2].Day, fields[3].Day, fields[4].Value), Gone);
        refusedFor = outcome.Refusal is NoPointsEntered ? L[nameof(EvaluationTexts.Refused_NoPoints)].Value : null;
        if (outcome.Done)
            navigation.NavigateTo($"/evaluation/{outcome.Value}");
        return refusedFor is null ? outcome.Refusal : null;
    }

    private async Task<Refusal?> SaveAsync()
    {
        var actor = await ActorAsync();
        var outcome = await desk.SaveItemAsync(actor, edited is null ? null : (edited.Id, edited.Version), new EvaluationItemInput(
            form[0].ChoiceOf<EvaluationPart>(), form[1].Value, form[2].Value, form[3].Value, form[4].InDegrees, form[5].Value, form[6].ChoiceOf<KeyFigure>(), form[7].Value is not "false"), Gone);
        if (outcome.Done)
        {
            editing = null;
            table = await queries.TableAsync(actor, Gone);
        }
        return outcome.Refusal;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
