using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Satisfaction.SpotChecks;

/// <summary>Which share of the finished jobs is checked, and what is looked at: the company's own, a supervisor writes it.</summary>
public sealed partial class PlanPage(SpotCheckQueries queries, SpotCheckDesk desk, ReadersTime times, IStringLocalizer<SatisfactionTexts> L, IStringLocalizer<EntriesTexts> entries)
{
    private PlanForm? form;
    private IReadOnlyDictionary<string, IReadOnlyList<Problem>>? problems;
    private string? changed;
    private string? said;
    private bool saved;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        if (await queries.PlanAsync(await ActorAsync(), Gone) is not { } plan)
            return;
        form = new PlanForm(plan);
        changed = plan is { ChangedBy: { } by, ChangedAt: { } at } ? L[nameof(SatisfactionTexts.Plan_ChangedBy), by, times.DayAndTime(at)] : L[nameof(SatisfactionTexts.Plan_Shipped)];
    }

    private async Task SaveAsync()
    {
        var outcome = await desk.WritePlanAsync(await ActorAsync(), form!.Seen, form.Written, Gone);
        problems = (outcome.Refusal as Invalid)?.Errors;
        saved = outcome.Done;
        said = outcome.Refusal switch
        {
            null => L[nameof(SatisfactionTexts.Plan_Saved)],
            Invalid { Errors: var errors } => L[nameof(SatisfactionTexts.Plan_Wrong), entries.Problem(errors.Values.First()[0])],
            StaleRefusal => L[nameof(SatisfactionTexts.Plan_Changed)],
            var refusal => entries.Say(refusal),
        };
        if (outcome.Done)
            await ReadAsync();
    }

    private string? IsWrong(string field) => problems?.ContainsKey(field) == true ? "true" : null;

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
