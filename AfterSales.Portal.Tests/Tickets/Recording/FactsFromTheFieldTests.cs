using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>What an engineer records by telephone, without a circuit.</summary>
public sealed class FactsFromTheFieldTests
{
    [Fact]
    public async Task Safety_is_checked_and_stands_on_the_job()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        Assert.NotNull((await client.OpenAsync($"/my/{ticket.Number}")).QuerySelector("[data-testid='do-CheckSafety']"));
        var at = $"/my/{ticket.Number}?do=CheckSafety";
        var form = await client.OpenAsync(at);

        using var unsafely = await client.SendAsync(at, form, "command", ("powerLocked", "false"), ("areaClear", "true"), ("protectiveGear", "true"));
        var shown = await unsafely.ReadPageAsync();
        Assert.NotEmpty(shown.Text("problem-powerLocked"));

        using var sent = await client.SendAsync(at, form, "command", ("powerLocked", "true"), ("areaClear", "true"), ("protectiveGear", "true"), ("note", "已挂牌"));
        Assert.Equal($"/my/{ticket.Number}", sent.LeadsTo());
        Assert.Contains("已挂牌", (await client.OpenAsync($"/my/{ticket.Number}")).Text("record-SafetyCheck"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_are_recorded_with_their_purchase_and_operators_with_their_telephones()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        using var client = await portal.AsAsync("engineer1");
        var at = $"/my/{ticket.Number}?do=RecordFittedParts";
        using var parts = await client.SendAsync(at, await client.OpenAsync(at), "command",
            ("fitted[0].partNo", "P-1"), ("fitted[0].quantity", "2"), ("fitted[0].batch", "B77"), ("fitted[0].purchaseRef", "CG-15"));
        Assert.Equal($"/my/{ticket.Number}", parts.LeadsTo());
        at = $"/my/{ticket.Number}?do=NoteOperators";
        using var operators = await client.SendAsync(at, await client.OpenAsync(at), "command", ("operators[1].name", "刘工"), ("operators[1].phone", "139 1111 2222"));
        Assert.Equal($"/my/{ticket.Number}", operators.LeadsTo());

        var job = await client.OpenAsync($"/my/{ticket.Number}");
        Assert.Contains("P-1 × 2 · B77 · CG-15", job.Text("record-FittedParts"), StringComparison.Ordinal);
        Assert.Contains("刘工 · 139 1111 2222", job.Text("record-Operators"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trip_is_asked_for_by_days()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        using var client = await portal.AsAsync("engineer1");
        var at = $"/my/{ticket.Number}?do=RequestTrip";
        var form = await client.OpenAsync(at);
        Assert.Equal("date", form.QuerySelector("[name='firstDay']")!.GetAttribute("type"));
        using var sent = await client.SendAsync(at, form, "command", ("route", "太原—长治"), ("firstDay", "2099-03-02"), ("lastDay", "2099-03-04"), ("cost", "1280.5"));
        Assert.Equal($"/my/{ticket.Number}", sent.LeadsTo());
        Assert.Contains("¥1,280.50", (await client.OpenAsync($"/my/{ticket.Number}")).Text("record-TripRequest"), StringComparison.Ordinal);
    }

    // A form that nobody reads would be an unknown step; an empty one is refused by its fields.
    [Fact]
    public async Task Every_record_that_is_offered_has_a_form()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        using var client = await portal.AsAsync("engineer1");
        foreach (var stage in new[] { Stage.Scheduled, Stage.OnSite, Stage.FollowUp })
        {
            var ticket = await work.RepairAtAsync(stage);
            var offered = (await client.OpenAsync($"/my/{ticket.Number}")).QuerySelectorAll("[data-testid^='do-']").Select(link => link.GetAttribute("href")!)
                .Where(link => ServiceProcess.IsRecord(link.Split("do=")[1])).ToList();
            Assert.NotEmpty(offered);
            foreach (var at in offered)
            {
                using var sent = await client.SendAsync(at, await client.OpenAsync(at), "command");
                var refusal = (await sent.ReadPageAsync()).QuerySelector("[data-testid='refusal']");
                Assert.True(refusal?.HasAttribute("data-refusal"), $"{at}: {refusal?.TextContent}");
            }
        }
    }
}
