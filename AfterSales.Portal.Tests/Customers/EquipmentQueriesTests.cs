using AfterSales.Core.Customers;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Customers;

public sealed class EquipmentQueriesTests : IAsyncLifetime
{
    private Registered here = null!;

    public async ValueTask InitializeAsync() => here = await Registered.NewAsync();

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task A_machine_is_told_with_its_configuration_its_place_and_its_warranty()
    {
        var file = await here.Equipment.FileAsync(Department.Staff, "ebz200-2301");
        Assert.NotNull(file);
        Assert.Equal(("EBZ200-2301", "EBZ200", "掘进机", "掘进设备", "余吾煤业", "副井口"), (file.SerialNumber, file.Model, file.Name, file.ProductLine, file.Customer.Name, file.Site?.Name));
        Assert.Equal(new ConfigurationItem("截割电机", "200 kW"), Assert.Single(file.Configuration));
        // The last day counts, in the company's time zone: 15:00 UTC is still that day in Shanghai.
        Assert.True(file.InWarranty);
        here.Clock.Now = new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero);
        Assert.False((await here.Equipment.FileAsync(Department.Staff, "EBZ200-2301"))!.InWarranty);
        Assert.Null((await here.Equipment.FileAsync(Department.Staff, "GF-500/11"))!.InWarranty);
        Assert.Null(await here.Equipment.FileAsync(Department.Staff, "EBZ200"));
    }

    [Theory]
    [InlineData("2301", null, "EBZ200-2301")]
    [InlineData("掘", null, "EBZ200-1907 EBZ200-2301")]
    [InlineData("纯净水", null, "GF-500/11")]
    [InlineData("ebz 余吾", true, "EBZ200-2301")]
    [InlineData(null, false, "EBZ200-1907")]
    public async Task Machines_are_found_by_number_model_and_customer_and_by_their_warranty(string? query, bool? runs, string found)
    {
        var list = await here.Equipment.ListAsync(Department.Supervisor, new EquipmentFilter { Query = query, InWarranty = runs });
        Assert.Equal(found, string.Join(' ', list.Items.Select(line => line.SerialNumber)));
        Assert.Equal(list.Items.Count, list.Total);
    }

    [Fact]
    public async Task A_label_says_nothing_of_whose_machine_it_is()
    {
        Assert.Equal(new LabelLine("EBZ200-2301", "EBZ200", "掘进机"), await here.Equipment.LabelAsync(Department.Staff, "EBZ200-2301"));
        Assert.Equal(["EBZ200-1907", "EBZ200-2301"], (await here.Equipment.LabelsAsync(Department.Staff, 1)).Select(label => label.SerialNumber));
    }

    [Fact]
    public async Task Faults_that_came_back_are_counted_and_cancelled_ones_are_none()
    {
        foreach (var day in Enumerable.Range(0, 3))
        {
            var done = await here.ReportedAsync("液压泵噪声大");
            done = await here.RunAsync(Department.Staff, done, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = day == 2 ? "电气" : "液压" });
            here.Clock.Now = here.Clock.Now.AddDays(1);
        }
        var cancelled = await here.ReportedAsync("电机不转");
        cancelled = await here.RunAsync(Department.Staff, cancelled, new Diagnose { Cause = "接线", Solution = "换线", FaultGroup = "电气" });
        await here.RunAsync(Department.Supervisor, cancelled, new Cancel { Reason = "误报" });

        var history = await new EquipmentHistory(here.Database.Contexts).OfAsync(Department.Staff, "ebz200-2301");
        Assert.Equal(4, history.Total);
        Assert.Equal((Stage.Cancelled, "接线"), (history.Lines[0].Stage, history.Lines[0].Cause));
        var again = Assert.Single(history.CameBack);
        Assert.Equal(("液压", 2, TimeSpan.FromDays(1)), (again.FaultGroup, again.Times, again.Last - again.First));
    }
}
