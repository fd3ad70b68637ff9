using AfterSales.Portal.Assessment.Chart;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Parts;

/// <summary>A figure over time and as it is distributed; a point or bar opens its tickets.</summary>
public sealed partial class ChartPair(IStringLocalizer<AssessmentTexts> L, NavigationManager Navigation)
{
    [Parameter, EditorRequired]
    public string OverTimeHeading { get; set; } = "";

    /// <summary>How to read it, and what is promised where no line says it.</summary>
    [Parameter, EditorRequired]
    public string OverTimeSay { get; set; } = "";

    [Parameter, EditorRequired]
    public ChartDrawing OverTime { get; set; } = new([], [], "", "");

    [Parameter, EditorRequired]
    public string DistributionHeading { get; set; } = "";

    [Parameter, EditorRequired]
    public ChartDrawing Distribution { get; set; } = new([], [], "", "");

    /// <summary>What tests call the parts of the distribution.</summary>
    [Parameter, EditorRequired]
    public string Parts { get; set; } = "";

    [Parameter]
    public bool AsTable { get; set; }

    /// <summary>The table of the steps.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? Steps { get; set; }

    /// <summary>The page with the tickets behind a step.</summary>
    [Parameter, EditorRequired]
    public Func<int, string> StepHref { get; set; } = _ => "";

    /// <summary>The page with the tickets behind a part of the distribution.</summary>
    [Parameter, EditorRequired]
    public Func<int, string> PartHref { get; set; } = _ => "";
}
