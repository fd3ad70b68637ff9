using System.Globalization;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Departments;

/// <summary>What factory, sales and purchase still owe to tickets, what is due first, first.</summary>
public sealed partial class DepartmentsPage(DepartmentQueries queries, IDialogService dialogs, ReadersTime times, IStringLocalizer<DepartmentsTexts> L)
{
    private IReadOnlyList<TicketTask>? tasks;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync() => tasks = await queries.OpenAsync((await Authentication).User.Actor(Origin.Page), Gone);

    private async Task AnswerAsync(TicketTask one)
    {
        await dialogs.AskAsync(one.Number, nameof(AnswerDepartment), null, new Dictionary<string, string> { ["taskNo"] = one.Task.No.ToString(CultureInfo.InvariantCulture) });
        await ReadAsync();
    }
}
