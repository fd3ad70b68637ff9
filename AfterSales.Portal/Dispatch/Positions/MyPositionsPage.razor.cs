using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Positions;

/// <summary>What is stored of where an engineer is and was 我的位置: shown to that engineer, who may delete it.</summary>
public sealed partial class MyPositionsPage(
    PositionHistory history, PositionDesk desk, PositionKeeping keeping, DutyDesk duty, NavigationManager navigation, ReadersTime time,
    IStringLocalizer<PositionsTexts> L)
{
    private StoredPositions stored = null!;
    private IReadOnlyList<StoredPosition> track = [];
    private DateOnly? shown;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>The day whose positions are shown, as yyyy-MM-dd; the last one without.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    private string? Day { get; set; }

    /// <summary>How many have just been deleted.</summary>
    [SupplyParameterFromQuery(Name = "forgotten")]
    private int? Forgotten { get; set; }

    private PositionKeeping Keeping => keeping;

    private Actor Actor => Http.User.Actor(Origin.Page);

    protected override async Task OnInitializedAsync()
    {
        stored = await history.OwnAsync(Actor, Http.RequestAborted);
        var wanted = DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        shown = stored.Days.Select(one => (DateOnly?)one.Day).FirstOrDefault(one => wanted is null || one == wanted);
        if (shown is { } there)
            track = await history.OwnDayAsync(Actor, there, Http.RequestAborted);
    }

    private async Task SetSharingAsync(bool on)
    {
        await duty.SetSharingAsync(Actor, on, Http.RequestAborted);
        navigation.NavigateTo("/my/positions");
    }

    private async Task ForgetAsync()
    {
        var deleted = await desk.ForgetOwnAsync(Actor, Http.RequestAborted);
        navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/my/positions?forgotten={deleted.Value}"));
    }

    private static string AddressOf(DateOnly day) => $"/my/positions?day={AddressPart(day)}";

    private static string AddressPart(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Where(StoredPosition position)
    {
        var spot = string.Create(CultureInfo.InvariantCulture, $"{position.Lat:0.0000}, {position.Lon:0.0000}");
        return position.AccuracyM is { } metres ? $"{spot} · {L[nameof(PositionsTexts.Accuracy), Math.Round(metres)]}" : spot;
    }
}
