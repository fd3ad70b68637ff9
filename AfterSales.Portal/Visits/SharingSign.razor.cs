using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Portal.Shell.Layouts;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Visits;

/// <summary>
/// Says on every page of an engineer whether the position is being shared 位置共享. Its script takes the positions, and
/// says when they wait for a network. Working pages share nothing, and so say nothing.
/// </summary>
public sealed partial class SharingSign(PeopleQueries people, PositionKeeping keeping, IStringLocalizer<VisitsTexts> L)
{
    private Duty? duty;
    private int? owner;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private string Says => L[duty is { Sharing: true } ? nameof(VisitsTexts.Sharing_On) : nameof(VisitsTexts.Sharing_Off)];

    protected override async Task OnInitializedAsync()
    {
        if (Http?.PageKind.Kind != PageKind.Engineer)
            return;
        var actor = Http.User.Actor(Origin.Page);
        (duty, owner) = (await people.DutyAsync(actor, Http.RequestAborted), actor.EmployeeId);
    }
}
