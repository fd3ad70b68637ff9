using AfterSales.Core.People;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Shell.SignIn;

/// <summary>The people of the demo company, one click each.</summary>
public sealed partial class SignInPage(Accounts accounts)
{
    private IReadOnlyList<DemoPerson> people = [];

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync() => people = await accounts.DemoPeopleAsync();
}
