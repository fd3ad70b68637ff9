using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Customers;

/// <summary>What the desk corrects during a call.</summary>
public sealed class CustomerDeskTests : IAsyncLifetime
{
    private Registered here = null!;
    private CustomerDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        here = await Registered.NewAsync();
        desk = new CustomerDesk(here.Database.Gate, TestDatabase.Calendars, []);
    }

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task A_new_contact_is_found_by_its_number_at_once()
    {
        var added = await desk.AddContactAsync(Department.Staff, 1, new ContactEntry(" 赵科长 ", "", "+86 137 0000 2222", null));
        Assert.True(added.Done);
        var caller = Assert.Single(await here.Customers.FindCallersAsync(Department.Staff, "1370000"));
        Assert.Equal((added.Value, "赵科长", (string?)null), (caller.ContactId, caller.Contact, caller.Position));
    }

    [Fact]
    public async Task A_contact_is_corrected()
    {
        var seen = (await FileAsync()).Contacts[0];
        Assert.True((await desk.ChangeContactAsync(Department.Supervisor, 1, seen, ContactEntry.Of(seen) with { Phone = "139 8765 4321" })).Done);
        Assert.Equal("139 8765 4321", (await FileAsync()).Contacts[0].Phone);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_written_over()
    {
        var file = await FileAsync();
        await desk.ChangeContactAsync(Department.Supervisor, 1, file.Contacts[0], ContactEntry.Of(file.Contacts[0]) with { Phone = "139 8765 4321" });
        var late = await desk.ChangeContactAsync(Department.Staff, 1, file.Contacts[0], ContactEntry.Of(file.Contacts[0]) with { Position = "矿长" });
        Assert.IsType<EntryChanged>(late.Refusal);
        await desk.ChangeSiteAsync(Department.Supervisor, 1, file.Sites[0], SiteEntry.Of(file.Sites[0]) with { City = "晋城" });
        Assert.IsType<EntryChanged>((await desk.ChangeSiteAsync(Department.Staff, 1, file.Sites[0], SiteEntry.Of(file.Sites[0]))).Refusal);
        Assert.Equal(("机电科长", "139 8765 4321"), ((await FileAsync()).Contacts[0].Position, (await FileAsync()).Contacts[0].Phone));
    }

    [Fact]
    public async Task A_site_that_moved_to_another_city_no_longer_lies_in_the_old_province()
    {
        var seen = (await FileAsync()).Sites[0];
        Assert.True((await desk.ChangeSiteAsync(Department.Staff, 1, seen, SiteEntry.Of(seen) with { City = "鄂尔多斯", Lat = 39.6, Lon = 109.8 })).Done);
        await using var db = here.Database.Open();
        var site = await db.FindAsync<Site>(seen.Id);
        Assert.Equal(("鄂尔多斯", null, 39.6), (site!.City, site.Province, site.Lat));
        Assert.True((await desk.AddSiteAsync(Department.Staff, 1, new SiteEntry("风井", null, "长治", null, null))).Done);
        Assert.Equal(["副井口", "选煤厂", "风井"], (await FileAsync()).Sites.Select(one => one.Name));
    }

    [Theory]
    [InlineData(null, "13812345678", null, "name", "required")]
    [InlineData("王工", "12", null, "phone", "not-a-phone")]
    [InlineData("王工", "ask the guard", null, "phone", "not-a-phone")]
    [InlineData("王工", null, "wang", "email", "not-an-email")]
    public async Task A_contact_without_a_name_or_with_a_number_that_is_none_is_refused(string? name, string? phone, string? email, string field, string code)
    {
        var outcome = await desk.AddContactAsync(Department.Staff, 1, new ContactEntry(name, null, phone, email));
        var invalid = Assert.IsType<Invalid>(outcome.Refusal);
        Assert.Equal((field, code), (Assert.Single(invalid.Errors).Key, invalid.Errors[field][0].Code));
    }

    [Fact]
    public async Task What_is_too_long_or_on_no_map_is_refused()
    {
        Assert.Equal("200", Errors(await desk.AddContactAsync(Department.Staff, 1, new ContactEntry(new string('王', 201), null, null, null)))["name"][0].Limit);
        Assert.Equal(["lat", "lon"], Errors(await desk.AddSiteAsync(Department.Staff, 1, new SiteEntry("风井", null, null, 91, double.NaN))).Keys.Order());
        Assert.Equal("required", Errors(await desk.AddSiteAsync(Department.Staff, 1, new SiteEntry("风井", null, null, 36, null)))["lon"][0].Code);
        Assert.Equal("unknown", Errors(await desk.AddSiteAsync(Department.Staff, 1, new SiteEntry("风井", null, null, null, null, "moon")))["calendar"][0].Code);
    }

    [Fact]
    public async Task Who_is_important_is_said_by_staff_and_by_nobody_else()
    {
        Assert.True((await desk.SetVipAsync(Department.Staff, 1, false)).Done);
        Assert.False((await FileAsync()).Vip);
        var file = await FileAsync();
        Assert.IsType<Forbidden>((await desk.SetVipAsync(Department.Engineer, 1, true)).Refusal);
        Assert.IsType<Forbidden>((await desk.AddContactAsync(Department.Engineer, 1, ContactEntry.Of(file.Contacts[0]))).Refusal);
        Assert.IsType<Forbidden>((await desk.ChangeContactAsync(Department.Customer, 1, file.Contacts[0], ContactEntry.Of(file.Contacts[0]))).Refusal);
        Assert.IsType<Forbidden>((await desk.AddSiteAsync(Department.Engineer, 1, SiteEntry.Of(file.Sites[0]))).Refusal);
        Assert.IsType<Forbidden>((await desk.ChangeSiteAsync(Department.Engineer, 1, file.Sites[0], SiteEntry.Of(file.Sites[0]))).Refusal);
    }

    [Fact]
    public async Task Nothing_is_written_to_a_customer_that_is_not_there()
    {
        var contact = (await FileAsync()).Contacts[0];
        Assert.IsType<NotFound>((await desk.SetVipAsync(Department.Staff, 99, true)).Refusal);
        Assert.IsType<NotFound>((await desk.ChangeContactAsync(Department.Staff, 3, contact, ContactEntry.Of(contact))).Refusal);
    }

    private async Task<CallerFile> FileAsync() => (await here.Customers.FileAsync(Department.Staff, 1))!;

    private static IReadOnlyDictionary<string, IReadOnlyList<Problem>> Errors(Outcome<int> outcome) => Assert.IsType<Invalid>(outcome.Refusal).Errors;
}
