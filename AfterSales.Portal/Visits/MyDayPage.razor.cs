using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Visits;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Visits;

/// <summary>An engineer's day 我的工单: what is next comes first.</summary>
public sealed partial class MyDayPage(MyDayQueries queries, DutyDesk duty, NavigationManager navigation, TimeProvider clock, ReadersTime time)
{
    private MyDay day = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private ReadersTime Time => time;
    private IEnumerable<(string Id, string Title, IReadOnlyList<MyVisit> Visits)> More => new[]
    {
        ("waiting", nameof(VisitsTexts.Day_Waiting), day.Waiting),
        ("later", nameof(VisitsTexts.Day_Later), day.Later),
    }.Where(group => group.Item3.Count > 0);

    private Actor Actor => Http.User.Actor(Origin.Page);

    protected override async Task OnInitializedAsync() => day = await queries.DayAsync(Actor, Http.RequestAborted);

    private async Task SetDutyAsync(bool on)
    {
        await duty.SetDutyAsync(Actor, on, Http.RequestAborted);
        navigation.NavigateTo("/my");
    }

    private async Task SetSharingAsync(bool on)
    {
        await duty.SetSharingAsync(Actor, on, Http.RequestAborted);
        navigation.NavigateTo("/my");
    }
}
