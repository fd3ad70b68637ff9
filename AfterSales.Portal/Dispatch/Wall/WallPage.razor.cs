using System.Globalization;
using System.Text.Json;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Displays;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.Parts;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Dispatch.Wall;

/// <summary>
/// The board for a whole room, read from five metres and touched by nobody. Drawn once, without a circuit: its script
/// follows the hub for ever, and says how old the picture is whenever it cannot.
/// </summary>
public sealed partial class WallPage(
    NavigationManager navigation, CompanyTime company, IOptions<MapSettings> map, IStringLocalizer<WallTexts> L, IStringLocalizer<RulebooksTexts> words, IStringLocalizer<ShellTexts> shell)
{
    private DisplayPass? display;
    private WallSettings settings = WallSettings.Usual;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>A scene to look at without a display.</summary>
    [SupplyParameterFromQuery]
    private string? Scene { get; set; }

    protected override void OnInitialized()
    {
        display = Http.Items[typeof(DisplayPass)] as DisplayPass;
        if (DisplaySignIn.KeyInLink(Http.Request) is { } key)
        {
            // The key goes on in a cookie, out of the address, its history and everybody's logs.
            if (display is not null)
                DisplayCookie.Set(Http, key);
            navigation.NavigateTo(display is null ? DisplaySignIn.Ended : "/wall");
            return;
        }
        if (display is not null && Http.Request.Cookies[DisplayCookie.Name] is { } kept)
            DisplayCookie.Set(Http, kept);
        settings = display?.Settings ?? (Enum.TryParse<WallScene>(Scene, ignoreCase: true, out var one) && Enum.IsDefined(one) ? settings with { Scenes = [one] } : settings);
    }

    /// <summary>All that the script needs to know, in the reader's words.</summary>
    private string Told => JsonSerializer.Serialize(new
    {
        WallBuild.Id,
        Language = CultureInfo.CurrentUICulture.Name,
        Zone = company.Zone.Id,
        settings.Scenes,
        settings.RotateSeconds,
        DimFrom = MinuteOf(settings.DimFrom),
        DimTo = MinuteOf(settings.DimTo),
        Map = MapLook.Of(map.Value, shell, still: true),
        Words = Enum.GetValues<WallWord>().ToDictionary(word => word, word => L[$"Word_{word}"].Value),
        Stages = ServiceProcess.OpenStages.ToDictionary(stage => stage, stage => words.Of(stage)),
        States = Enum.GetValues<EngineerState>().ToDictionary(state => state, state => words.Of(state)),
        Impacts = Enum.GetValues<Impact>().ToDictionary(impact => impact, impact => words.Of(impact)),
    }, ApiJson.Answers);

    private static int? MinuteOf(TimeOnly? time) => time is { } given ? (given.Hour * 60) + given.Minute : null;

    /// <summary>The words that the script puts together.</summary>
    private enum WallWord { Over, Left, Nobody, And, Age, Old, Minutes, Hours, Since, Owner, OwnerShort, Sent, SentShort, Planned, PlannedShort, Unowned, Acknowledged, Of, Unverified, Private, Position, Seen, Unseen, Oldest, More, LateSince }
}
