using AfterSales.Core.Data;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Shell.Keeping;

/// <summary>The lock of whoever looks at the page, on the forms that this tab keeps.</summary>
public sealed class OpenLock(TabLocks locks, AuthenticationStateProvider reader)
{
    /// <summary>The module that keeps them.</summary>
    public const string Script = "./Shell/Keeping/KeptForm.razor.js";

    public async Task<TabLock> OfAsync(IJSObjectReference module, CancellationToken cancel)
    {
        var person = (await reader.GetAuthenticationStateAsync()).User.Actor(Origin.Page).EmployeeId ?? 0;
        return locks.Of(person, await module.InvokeAsync<string?>("sealed", cancel));
    }
}
