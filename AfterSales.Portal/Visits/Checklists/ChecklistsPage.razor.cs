using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Visits.Checklists;

/// <summary>What is checked on which machines for which services: supervisors write it.</summary>
public sealed partial class ChecklistsPage(ChecklistDesk desk, EquipmentQueries equipment, ReadersTime times, IStringLocalizer<ChecklistsTexts> L)
{
    private static readonly Dictionary<string, IReadOnlyList<Problem>> Nothing = [];
    private IReadOnlyList<ChecklistFacts>? lists;
    private IReadOnlyList<string> models = [];
    private IReadOnlyDictionary<string, IReadOnlyList<Problem>> problems = Nothing;
    private ChecklistForm? form;
    private string? said;
    private bool busy;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        models = await equipment.ModelsAsync(Gone);
        await ReadAsync();
    }

    private async Task ReadAsync() => lists = await desk.ListAsync(await ActorAsync(), Gone);

    private void Edit(ChecklistFacts? list) => (form, problems, said) = (new ChecklistForm(list), Nothing, null);

    private void OpenLeft(string name) => Edit(lists?.FirstOrDefault(list => list.Id.ToString(CultureInfo.InvariantCulture) == name));

    private async Task SaveAsync()
    {
        if (busy || form is null)
            return;
        busy = true;
        var outcome = await desk.SaveAsync(await ActorAsync(), form.Seen, form.Written, Gone);
        busy = false;
        problems = (outcome.Refusal as Invalid)?.Errors ?? Nothing;
        said = outcome.Refusal switch
        {
            null => null,
            Invalid { Errors: var errors } when errors.TryGetValue("types", out var wrong) && wrong[0].Code == "last-general" => L[nameof(ChecklistsTexts.Wrong_LastGeneral)].Value,
            Invalid invalid => L[invalid.Errors.ContainsKey("items") ? nameof(ChecklistsTexts.Wrong_Items) : nameof(ChecklistsTexts.Wrong)].Value,
            _ => L[nameof(ChecklistsTexts.Refused)].Value,
        };
        if (!outcome.Done)
            return;
        form = null;
        await ReadAsync();
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
