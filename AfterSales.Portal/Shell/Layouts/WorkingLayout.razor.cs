using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace AfterSales.Portal.Shell.Layouts;

/// <summary>The rail, the bar and the place of the page, for those who work with it all day.</summary>
public sealed partial class WorkingLayout
{
    private ErrorBoundary? boundary;
    private MudThemeProvider? themes;
    private string? chosen;
    private bool dark;

    /// <summary>What the reader's cookie says: light, dark, or null to follow the system.</summary>
    [CascadingParameter(Name = "Theme")]
    private string? Theme { get; set; }

    protected override void OnInitialized()
    {
        chosen = Theme;
        dark = chosen == "dark";
    }

    protected override void OnParametersSet() => boundary?.Recover();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && chosen is null && themes is not null && await themes.GetSystemDarkModeAsync())
        {
            dark = true;
            StateHasChanged();
        }
    }

    private void FollowSystem(bool systemIsDark)
    {
        if (chosen is null)
            dark = systemIsDark;
    }

    private async Task ChooseTheme(string? theme)
    {
        chosen = theme;
        dark = theme is null && themes is not null ? await themes.GetSystemDarkModeAsync() : theme == "dark";
    }
}
