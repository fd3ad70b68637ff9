using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.People.Deputies;

/// <summary>Who decides while a supervisor is away 代理: named by the supervisor, from day to day.</summary>
public sealed partial class DeputiesPage(DeputyDesk desk, PeopleQueries queries, ReadersTime times, IStringLocalizer<DeputiesTexts> L)
{
    private IReadOnlyList<DeputyLine>? lines;
    private IReadOnlyList<(int Id, string Name)> people = [];
    private int? deputyId;
    private DateOnly? first, last;
    private string? wrong;
    private bool busy;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        (first, last) = (times.Today, times.Today.AddDays(6));
        var me = (await ActorAsync()).EmployeeId;
        people = [.. (await queries.NamesAsync(Gone)).Where(one => one.Key != me).Select(one => (one.Key, one.Value)).OrderBy(one => one.Value, StringComparer.CurrentCulture)];
        await ReadAsync();
    }

    private async Task NameAsync()
    {
        busy = true;
        var outcome = await desk.NameAsync(await ActorAsync(), deputyId, first, last, Gone);
        busy = false;
        // One field at a time is found wrong, with one problem.
        wrong = outcome.Refusal is Invalid invalid ? invalid.Errors.Values.First()[0].Code.Replace('-', '_') : null;
        if (outcome.Done)
            deputyId = null;
        await ReadAsync();
    }

    private async Task EndAsync(int id)
    {
        await desk.EndAsync(await ActorAsync(), id, Gone);
        await ReadAsync();
    }

    private async Task ReadAsync() => lines = await desk.LinesAsync(await ActorAsync(), Gone);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
