using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Performance;

/// <summary>Rewards and penalties 奖惩, and the decision on those that wait for the reader's.</summary>
public sealed partial class MeritTable(PerformanceDesk desk, ReadersTime times, IStringLocalizer<PerformanceTexts> L, IStringLocalizer<EntriesTexts> Entries)
{
    private IReadOnlyList<EntryField> why = [];
    private int? declining;
    private string? said;

    [Parameter, EditorRequired]
    public IReadOnlyList<MeritLine> Merits { get; set; } = [];

    [Parameter, EditorRequired]
    public EventCallback OnDecided { get; set; }

    [Parameter]
    public string? TestId { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private void Decline(int id) => (declining, why) = (id, [new EntryField("note", L[nameof(PerformanceTexts.Decline_Why)], "longText", Required: true)]);

    private Task<Refusal?> DeclineAsync() => DecideAsync(declining!.Value, false);

    private async Task<Refusal?> DecideAsync(int id, bool approved)
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var outcome = await desk.DecideAsync(actor, id, approved, approved ? null : why[0].Value, Gone);
        said = outcome.Refusal is { } refusal ? L.Say(refusal) ?? Entries.Say(refusal) : null;
        if (outcome.Done || outcome.Refusal is StaleRefusal)
        {
            declining = null;
            await OnDecided.InvokeAsync();
        }
        return outcome.Refusal;
    }
}
