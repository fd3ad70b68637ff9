using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Customers.Dates;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Maintenance;

/// <summary>What is due after the service: watching a repair, visiting again, maintaining; the desk works it off.</summary>
public sealed partial class DatesPage(DateDesk desk, ReadersTime times, IStringLocalizer<DatesTexts> L)
{
    private const int PageSize = 50;
    private DateList? list;
    private IReadOnlyList<EntryField> note = [];
    private int? finishing;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private DateChoice Choice => Enum.TryParse<DateChoice>(Show, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : DateChoice.Due;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync() => list = await desk.ListAsync((await Authentication).User.Actor(Origin.Page), Choice, KindOf(Kind), Page ?? 1, PageSize, Gone);

    private void Finish(DateLine line) => (finishing, note) = (line.Id, [new EntryField("note", L[nameof(DatesTexts.Note)], "longText", Required: true)]);

    private void OpenLeft(string name)
    {
        if (list?.Items.FirstOrDefault(line => line.Id.ToString(CultureInfo.InvariantCulture) == name) is { DoneAt: null } line)
            Finish(line);
    }

    private async Task<Refusal?> SaveAsync()
    {
        var outcome = await desk.DoneAsync((await Authentication).User.Actor(Origin.Page), finishing!.Value, note[0].Value, Gone);
        if (outcome.Done)
        {
            finishing = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private static DateKind? KindOf(string? text) => Enum.TryParse<DateKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
