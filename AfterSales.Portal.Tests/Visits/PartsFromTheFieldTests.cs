using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Visits;

public sealed class PartsFromTheFieldTests
{
    [Fact]
    public async Task Parts_are_asked_for_with_their_promised_time_and_empty_rows_are_passed_over()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        var form = await client.OpenAsync($"/my/{ticket.Number}?do=RequestParts");

        using var wrong = await client.SendAsync($"/my/{ticket.Number}?do=RequestParts", form, "command",
            ("lines[2].partNo", "P-1001"), ("lines[2].quantity", ""), ("promisedAt", "2099-01-02T10:30"));
        var shown = await wrong.ReadPageAsync();
        Assert.NotEmpty(shown.Text("problem-lines[0].quantity"));
        Assert.Equal("P-1001", shown.QuerySelector("[name='lines[0].partNo']")!.GetAttribute("value"));

        using var sent = await client.SendAsync($"/my/{ticket.Number}?do=RequestParts", shown, "command", ("lines[0].quantity", "2"));
        Assert.Equal($"/my/{ticket.Number}", sent.LeadsTo());
        Assert.Equal(Stage.AwaitingParts, (await work.StandingAsync(ticket.Number)).Stage);
        Assert.Contains("P-1001", (await client.OpenAsync($"/my/{ticket.Number}")).Body!.TextContent, StringComparison.Ordinal);
    }
}
