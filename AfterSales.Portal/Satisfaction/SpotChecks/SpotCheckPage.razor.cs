using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Satisfaction.SpotChecks;

/// <summary>One check: what is looked at and, once it is done, what was found.</summary>
public sealed partial class SpotCheckPage(SpotCheckQueries queries, SpotCheckDesk desk, ReadersTime times, IStringLocalizer<SatisfactionTexts> L, IStringLocalizer<EntriesTexts> Entries)
{
    private SpotCheckFile? file;
    private CheckVerdict?[] verdicts = [];
    private IReadOnlyDictionary<string, IReadOnlyList<Problem>>? problems;
    private string? remark;
    private string? said;
    private bool works;
    private bool loaded;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>What the check would come to; null until everything has its verdict.</summary>
    private int? Score => verdicts.Contains(null) ? null
        : CheckScore.Of([.. file!.Items.Zip(verdicts, (item, verdict) => new CheckFinding(item.Zh, item.En, item.Weight, verdict!.Value))]);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        works = actor.IsStaff || actor.IsSupervisor;
        file = await queries.FindAsync(actor, Id, Gone);
        if (verdicts.Length != file?.Items.Count)
            verdicts = new CheckVerdict?[file?.Items.Count ?? 0];
        loaded = true;
    }

    private Task RecordAsync() => DoAsync(async actor => verdicts.Contains(null)
        ? Invalid.Field("verdicts", "required")
        : await desk.RecordAsync(actor, Id, file!.Version, new CheckEntry([.. verdicts.Select(verdict => verdict!.Value)], remark), Gone));

    private Task SkipAsync() => DoAsync(actor => desk.SkipAsync(actor, Id, file!.Version, remark, Gone));

    private async Task DoAsync(Func<Actor, Task<Outcome<int>>> act)
    {
        var outcome = await act(await ActorAsync());
        problems = (outcome.Refusal as Invalid)?.Errors;
        said = outcome.Refusal is { } refusal ? L.Say(refusal) ?? Entries.Say(refusal) : null;
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
    }

    private Problem? Wrong(string field) => problems?.GetValueOrDefault(field)?[0];

    // The items are the company's words, written in both languages.
    private static string NameOf(string zh, string en) => ReaderLanguage.IsChinese ? zh : en;

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
