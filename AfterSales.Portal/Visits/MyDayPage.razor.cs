using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Visits;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Visits;

/// <summary>An engineer's day 我的工单: what is next comes first.</summary>
public sealed partial class MyDayPage(MyDayQueries queries, ActionQueries actions, ComplaintQueries complaints, SpotCheckQueries checks, DutyDesk duty, NavigationManager navigation, TimeProvider clock, ReadersTime time)
{
    private MyDay day = null!;
    private int toDo, complained, found;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private ReadersTime Time => time;
    private IEnumerable<(string Id, string Title, IReadOnlyList<MyVisit> Visits)> More => new[]
    {
        ("waiting", nameof(VisitsTexts.Day_Waiting), day.Waiting),
        ("later", nameof(VisitsTexts.Day_Later), day.Later),
    }.Where(group => group.Item3.Count > 0);

    private Actor Actor => Http.User.Actor(Origin.Page);

    // What is said of the own work, and what is to be done so that it goes better.
    private IEnumerable<(string Id, string Address, string Name, int Count)> Besides => new[]
    {
        ("my-actions", "/actions?show=Mine", nameof(VisitsTexts.Day_Actions), toDo),
        ("my-complaints", "/complaints", nameof(VisitsTexts.Day_Complaints), complained),
        ("my-checks", "/spot-checks", nameof(VisitsTexts.Day_Checks), found),
    };

    protected override async Task OnInitializedAsync()
    {
        day = await queries.DayAsync(Actor, Http.RequestAborted);
        toDo = (await actions.ListAsync(Actor, new ActionFilter(), 1, 1, Http.RequestAborted)).Counts.Mine;
        complained = (await complaints.NowAsync(Actor, Http.RequestAborted)).Open;
        found = (await checks.ListAsync(Actor, new SpotCheckFilter { Show = CheckChoice.Done }, 1, 1, Http.RequestAborted)).Total;
    }

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
