using AfterSales.Core.People;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Demo;

/// <summary>A guided first hour: what to try, and as whom. While developing only; elsewhere there is no such page.</summary>
public sealed partial class DemoPage(DemoPace pace, NavigationManager navigation, Accounts accounts, IHostEnvironment environment, IOptions<DemoSettings> settings)
{
    private static readonly (string Name, string? User, string Address)[] Steps =
    [
        ("Call", "staff1", "/desk"),
        ("Dispatch", "supervisor1", "/board"),
        ("Field", "engineer1", "/my"),
        ("Customer", null, "/report"),
        ("Figures", "supervisor1", "/charts/response"),
    ];

    private IReadOnlyList<DemoPerson> people = [];

    private bool IsOpen => environment.IsDevelopment() && settings.Value.Enabled;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (IsOpen)
            people = await accounts.DemoPeopleAsync(Http.RequestAborted);
        else
            navigation.NotFound();
    }

    private string NameOf(string user) => people.FirstOrDefault(person => person.User == user)?.Name ?? user;

    private void Choose()
    {
        var wanted = Http.Request.Form["speed"].ToString();
        if (wanted == "0")
            pace.Pause();
        else if (int.TryParse(wanted, out var speed))
            pace.Go(speed);
        navigation.NavigateTo("/demo");
    }
}
