using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Contents;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Assessment.Parts;

/// <summary>A drawing on a chart page; a point or bar opens its tickets.</summary>
public sealed partial class DrawnPanel(IStringLocalizer<AssessmentTexts> L, NavigationManager navigation, IJSRuntime js)
{
    private ElementReference panel;

    [Parameter, EditorRequired]
    public DrawnFigure Figure { get; set; } = null!;

    /// <summary>Rather what is drawn than the drawing.</summary>
    [Parameter]
    public bool AsTable { get; set; }

    [Parameter, EditorRequired]
    public string CsvHref { get; set; } = "";

    /// <summary>What of, and over which tickets: stands on the picture.</summary>
    [Parameter, EditorRequired]
    public string Over { get; set; } = "";

    private void Go(ChartPoint point)
    {
        if (Figure.Href(point) is { } href)
            navigation.NavigateTo(href);
    }

    private async Task SaveAsync() =>
        await (await ModuleAsync(js, "./Assessment/Parts/DrawnPanel.razor.js")).InvokeVoidAsync("savePicture", Gone, panel, Figure.Title, Over, $"{Figure.Key}.png");
}
