using AfterSales.Core.Notifications;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Notifications;

/// <summary>What people see of warnings: a count in the bar of every page, and a list that leads to the sum.</summary>
public sealed class BellTests
{
    [Fact]
    public async Task A_breach_is_counted_in_the_bar_and_leads_to_the_sum_of_its_clock()
    {
        var cancel = TestContext.Current.CancellationToken;
        var clock = SetClock.AtNoon();
        await using var portal = new PortalFactory { Clock = clock };
        var reported = (await portal.Get<TicketDesk>().ReportAsync(Core.Data.Actor.Anonymous("王工", Core.Data.Origin.Page),
            new Report { Contact = Department.Contact, Fault = "液压泵噪声大" }, cancel)).Value!;
        clock.Advance(TimeSpan.FromHours(3));
        await portal.Get<ClockWatch>().WarnAsync(cancel);

        using var supervisor = await portal.AsAsync("supervisor1");
        var page = await supervisor.GetStringAsync("/notices", cancel);
        Assert.Matches("data-testid=\"unread\"[^>]*>1<", page);
        Assert.Contains($"/tickets/{reported.Number}?clock=response", page, StringComparison.Ordinal);
        using var staff = await portal.AsAsync("staff1");
        Assert.DoesNotContain(reported.Number, await staff.GetStringAsync("/notices", cancel), StringComparison.Ordinal);

        var sum = await supervisor.GetStringAsync($"/tickets/{reported.Number}?clock=response", cancel);
        Assert.Contains("data-testid=\"sum-response\"", sum, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"correct-response\"", sum, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendars_of_the_company_are_read_from_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("aftersales-calendars");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "shift.json"),
                """{"id":"shift","name":"两班","zone":"Asia/Shanghai","week":{"Monday":[{"from":"06:00:00","to":"22:00:00"}]},"knownUntil":"2027-12-31"}""", TestContext.Current.CancellationToken);
            await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["Calendars:Folder"] = folder.FullName, ["Calendars:Company"] = "shift" } };
            Assert.Equal(("shift", 3), (portal.Get<CompanyCalendars>().Company.Id, portal.Get<CompanyCalendars>().All.Count()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
