using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>The company's own calendars, beside those that come with the portal.</summary>
public sealed class CalendarFolderTests
{
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
