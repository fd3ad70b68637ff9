using System.Collections.Concurrent;
using System.Security.Claims;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AfterSales.Portal.Shell.SignIn;

/// <summary>Whether a session still says the truth: a cookie lives for hours, a role can be taken away in a minute.</summary>
internal sealed class Sessions(Accounts accounts, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<int, (Roles Roles, DateTimeOffset At)> known = [];

    public async Task<bool> StandsAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (user.EmployeeId is not { } employee)
            return false;
        var now = time.GetUtcNow();
        if (!known.TryGetValue(employee, out var last) || now - last.At > Kept)
            known[employee] = last = (await accounts.RolesOfAsync(employee, cancel), now);
        return last.Roles == user.Roles;
    }
}

/// <summary>Ends what an open page may do once the session no longer stands.</summary>
internal sealed class SessionInCircuit(ILoggerFactory loggers, Sessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        sessions.StandsAsync(authenticationState.User, cancellationToken);
}
