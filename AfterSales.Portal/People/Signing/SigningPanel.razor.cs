using AfterSales.Core.People.Signing;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.People.Signing;

/// <summary>The reader's signature under an edition of the rulebook 签阅; for supervisors also who has not signed yet.</summary>
public sealed partial class SigningPanel(SigningDesk desk, ReadersTime times, IStringLocalizer<SigningTexts> L)
{
    private IReadOnlyList<Signer>? signers;
    private Signer? mine;
    private bool all, busy, refused;

    /// <summary>The edition's.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>It is in force or will be: what is past needs no signature any more.</summary>
    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task SignAsync()
    {
        busy = true;
        refused = !(await desk.SignAsync((await Authentication).User.Actor(Origin.Page), Number, Gone)).Done;
        await ReadAsync();
        busy = false;
    }

    private async Task ReadAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        signers = await desk.SignersAsync(actor, Number, Gone);
        mine = signers.FirstOrDefault(one => one.EmployeeId == actor.EmployeeId);
        all = actor.IsSupervisor;
    }
}
