using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Visits;

/// <summary>How a rulebook shows on the engineer's job page: what stands in the way is the next thing to do.</summary>
public sealed class GatesOnTheJobTests
{
    [Fact]
    public async Task What_the_rulebook_wants_before_leaving_is_done_on_the_way_there()
    {
        await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["Rulebook:Preset"] = "R9" } };
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        using var client = await portal.AsAsync("engineer1");
        var address = $"/my/{ticket.Number}";
        var today = portal.Get<TimeProvider>().GetUtcNow();
        (string Command, (string, string)[] Fields)[] way =
        [
            (nameof(RequestTrip), [("route", "西安–长治"), ("firstDay", $"{today:yyyy-MM-dd}"), ("lastDay", $"{today.AddDays(1):yyyy-MM-dd}"), ("cost", "860.00")]),
            (nameof(PrepareVisit), [("contactCalled", "true"), ("documents", "液压图")]),
        ];
        foreach (var (command, fields) in way)
        {
            var page = await client.OpenAsync(address);
            Assert.Equal(command, page.QuerySelector("[data-testid=next-action]")!.GetAttribute("data-command"));
            Assert.Equal("Set out", page.QuerySelector("[aria-current=step]")!.TextContent.Trim());
            using var sent = await client.SendAsync(address, page, "command", fields);
            Assert.Equal(address, sent.LeadsTo());
        }

        var waiting = (await client.OpenAsync(address)).QuerySelector("[data-testid=next-action]")!;
        Assert.Equal((nameof(Depart), true), (waiting.GetAttribute("data-command"), waiting.HasAttribute("disabled")));
        Assert.Contains("R9.2", waiting.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("R9.3", waiting.TextContent, StringComparison.Ordinal);

        var standing = await work.StandingAsync(ticket.Number);
        await work.RunAsync(ticket with { Version = standing.Version }, work.Supervisor, new ApproveTrip { Approved = true });
        Assert.False((await client.OpenAsync(address)).QuerySelector("[data-testid=next-action]")!.HasAttribute("disabled"));
    }
}
