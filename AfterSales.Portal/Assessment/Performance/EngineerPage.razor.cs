using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Performance;

/// <summary>One engineer's month: the sum line by line, rewards and penalties, what was said about it.</summary>
public sealed partial class EngineerPage(PerformanceQueries queries, PerformanceDesk desk, ReadersTime times, IStringLocalizer<PerformanceTexts> L)
{
    private PerformanceFile? file;
    private IReadOnlyList<EntryField>? form;
    private IReadOnlyList<EntryField>? comment;
    private bool loaded;

    [Parameter]
    public int Id { get; set; }

    /// <summary>As 2026-11; the present one without.</summary>
    [SupplyParameterFromQuery(Name = "month")]
    public string? Wanted { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private DateOnly Month => MonthAddress.Read(Wanted) ?? queries.ThisMonth;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        file = (await queries.FindAsync(await ActorAsync(), Id, Month, Gone)).Value;
        loaded = true;
    }

    private void Say() => comment = [new EntryField("text", L[nameof(PerformanceTexts.Comment)], "longText", Required: true)];

    private void Propose() => form =
    [
        new("kind", L[nameof(PerformanceTexts.Merit_Kind)], Required: true) { Choices = [.. Enum.GetValues<MeritKind>().Select(kind => new EntryChoice(kind.ToString(), L.Of(kind)))] },
        new("amount", L[nameof(PerformanceTexts.Merit_Amount)]),
        new("reason", L[nameof(PerformanceTexts.Merit_Reason)], "longText", Required: true),
    ];

    private async Task<Refusal?> ProposeAsync()
    {
        var outcome = await desk.ProposeAsync(await ActorAsync(), new MeritEntry(Id, Month, form![0].ChoiceOf<MeritKind>(), form[2].Value, form[1].Value), Gone);
        if (outcome.Done)
        {
            form = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private async Task<Refusal?> CommentAsync()
    {
        var outcome = await desk.CommentAsync(await ActorAsync(), Id, Month, comment![0].Value, Gone);
        if (outcome.Done)
        {
            comment = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
