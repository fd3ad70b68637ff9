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

    /// <summary>What is measured: a picture is looked at without its page.</summary>
    [Parameter, EditorRequired]
    public string Of { get; set; } = "";

    /// <summary>Over which tickets: stands on the picture.</summary>
    [Parameter, EditorRequired]
    public string Over { get; set; } = "";

    /// <summary>How the picture's file begins.</summary>
    [Parameter, EditorRequired]
    public string File { get; set; } = "";

    private string Name => string.Join(" · ", new[] { Of, Figure.Title, Figure.Ways.FirstOrDefault(way => way.Chosen)?.Name }.OfType<string>().Distinct());

    private void Go(ChartPoint point)
    {
        if (Figure.Href(point) is { } href)
            navigation.NavigateTo(href);
    }

    private async Task SaveAsync() =>
        await (await ModuleAsync(js, "./Assessment/Parts/DrawnPanel.razor.js")).InvokeVoidAsync("savePicture", Gone, panel, Name, L[nameof(AssessmentTexts.Picture_Over), Over, Figure.Drawing.Unit].Value, $"{File}-{Figure.Key}.png");
}
