using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>A table of faults names the most frequent ones; what it counts as others is behind it as exactly as they are.</summary>
public sealed class FaultsBehindTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly string[] Often = ["液压", "电气", "截割", "行走", "冷却", "润滑", "控制", "传感"], Seldom = ["密封", "结构"];

    [Fact]
    public async Task Others_are_the_repairs_by_none_of_the_faults_that_are_named()
    {
        await using var history = await AnyHistory.BeginAsync(seed: 1);
        var numbers = new List<(string Group, string Number)>();
        // And a service that is no repair.
        foreach (var group in Often.Concat(Seldom).Concat(Often))
            numbers.Add((group, await DiagnosedAsync(history, ServiceType.Repair, group)));
        await DiagnosedAsync(history, ServiceType.Consultation, Seldom[0]);

        var report = (await history.Faults.FaultsAsync(Department.Supervisor, new FigureFilter(), Cancel)).Value!;
        Assert.Equal(Often.Order(StringComparer.Ordinal), report.Groups);
        Assert.Equal(numbers.Where(one => Seldom.Contains(one.Group)).Select(one => one.Number), await BehindAsync(new() { OtherFaults = true, By = Dimension.Model, Key = "EBZ200" }));
        Assert.Equal(numbers.Where(one => one.Group == "液压").Select(one => one.Number), await BehindAsync(new() { OfRepairs = true, By = Dimension.FaultGroup, Key = "液压" }));
        Assert.Empty(await BehindAsync(new() { OtherFaults = true, By = Dimension.Model, Key = "GF-500" }));

        async Task<IEnumerable<string>> BehindAsync(FigureSlice slice) =>
            (await history.Times.BehindAsync(Department.Supervisor, Measure.Cycle, new FigureFilter(), slice, cancel: Cancel)).Value!.First.Select(ticket => ticket.Number).Order(StringComparer.Ordinal);
    }

    private static async Task<string> DiagnosedAsync(AnyHistory history, ServiceType type, string group)
    {
        var taken = (await history.Desk.RegisterAsync(Department.Staff, new Intake
        {
            ServiceType = type, Channel = Channel.Phone, Priority = Priority.Normal, SiteId = 1, SerialNumber = "EBZ200-2301", Fault = "液压泵噪声大", Contact = Department.Contact,
        }, Cancel)).Value!;
        await history.Desk.RunAsync(Department.Staff, taken.Number, taken.Version, new Diagnose { Cause = "磨损", Solution = "更换", FaultGroup = group }, Cancel);
        return taken.Number;
    }
}
