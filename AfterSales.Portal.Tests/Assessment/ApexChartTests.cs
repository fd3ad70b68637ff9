using AfterSales.Portal.Assessment.Chart;
using Bunit;

namespace AfterSales.Portal.Tests.Assessment;

public sealed class ApexChartTests : BunitContext
{
    private static readonly ChartDrawing Bars = new(["≤ 1 h", "> 1 h"], [new ChartSeries("Tickets", SeriesShape.Bar, [3, 4])], "tickets", "3 quick, 4 slow");
    private readonly BunitJSModuleInterop module, chart;

    public ApexChartTests()
    {
        module = JSInterop.SetupModule("./Assessment/Chart/ApexChart.razor.js");
        chart = module.SetupModule("create", _ => true);
        chart.SetupVoid("update", _ => true).SetVoidResult();
        chart.SetupVoid("destroy").SetVoidResult();
    }

    [Fact]
    public void The_script_gets_the_drawing_once_and_again_only_when_it_is_another()
    {
        var shown = Render<ApexChart>(parameters => parameters.Add(component => component.Drawing, Bars));
        Assert.Same(Bars, module.VerifyInvoke("create").Arguments[1]);
        Assert.Equal("3 quick, 4 slow", shown.Find("[role=img]").GetAttribute("aria-label"));

        shown.Render(parameters => parameters.Add(component => component.Drawing, Bars));
        chart.VerifyNotInvoke("update");
        var other = Bars with { Summary = "other" };
        shown.Render(parameters => parameters.Add(component => component.Drawing, other));
        Assert.Same(other, chart.VerifyInvoke("update").Arguments[0]);
    }

    [Fact]
    public async Task What_is_pressed_comes_out_by_its_place_and_series()
    {
        var pressed = new ChartPoint(-1, -1);
        var shown = Render<ApexChart>(parameters => parameters.Add(component => component.Drawing, Bars).Add(component => component.OnChosen, point => pressed = point));
        await shown.InvokeAsync(() => shown.Instance.Chosen(1, 2));
        Assert.Equal(new ChartPoint(1, 2), pressed);
    }

    [Fact]
    public async Task The_drawing_ends_with_the_component()
    {
        Render<ApexChart>(parameters => parameters.Add(component => component.Drawing, Bars));
        await DisposeComponentsAsync();
        chart.VerifyInvoke("destroy");
    }
}
