using System.Globalization;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Assessment.Chart;

/// <summary>The one way to ApexCharts: a drawing goes in, what was pressed comes out.</summary>
public sealed partial class ApexChart(IJSRuntime js)
{
    private DotNetObjectReference<ApexChart>? self;
    private IJSObjectReference? chart;
    private ElementReference canvas;
    private ChartDrawing? drawn;

    [Parameter, EditorRequired]
    public ChartDrawing Drawing { get; set; } = ChartDrawing.Nothing;

    /// <summary>A bar or point was pressed.</summary>
    [Parameter]
    public EventCallback<ChartPoint> OnChosen { get; set; }

    [Parameter]
    public string? TestId { get; set; }

    [JSInvokable]
    public Task Chosen(int index, int series) => OnChosen.InvokeAsync(new ChartPoint(index, series));

    protected override bool ShouldRender() => !ReferenceEquals(Drawing, drawn);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var old = drawn;
        drawn = Drawing;
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            var module = await ModuleAsync(js, "./Assessment/Chart/ApexChart.razor.js");
            chart = await BeginAsync(module, "create", "destroy", canvas, Drawing, ReaderLanguage.IsChinese ? "zh-cn" : "en", CultureInfo.CurrentCulture.Name, self);
        }
        else if (chart is not null && !ReferenceEquals(Drawing, old))
        {
            await chart.InvokeVoidAsync("update", Gone, Drawing);
        }
    }

    protected override ValueTask LeaveAsync()
    {
        self?.Dispose();
        return ValueTask.CompletedTask;
    }
}
