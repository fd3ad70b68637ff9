using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>Everybody reads each edition and signs for it (R6.12).</summary>
public sealed class SigningTests : IAsyncLifetime
{
    private readonly SetClock clock = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private RulebookDesk rulebooks = null!;
    private SigningDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        // With the numbers that the department's actors have.
        await database.AddAsync(new Employee { Name = "李婷", Roles = Roles.Staff });
        await database.AddAsync(new Employee { Name = "李主管", Roles = Roles.Supervisor });
        await database.AddAsync(new Employee { Name = "赵强", Roles = Roles.Engineer });
        await database.AddAsync(new Employee { Name = "老周", Roles = Roles.Engineer, Active = false });
        rulebooks = new RulebookDesk(database.Gate, clock, TestDatabase.Company, Gates.Names, new RulebookShelf(TestDatabase.Company, TestDatabase.Calendars));
        desk = new SigningDesk(database.Gate, database.Contexts, clock);
        await rulebooks.BeginAsync("R1");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Signing_twice_changes_nothing()
    {
        Assert.True((await desk.SignAsync(Department.Engineer, 1)).Done);
        var first = Assert.Single(await desk.SignersAsync(Department.Engineer, 1)).SignedAt;
        clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await desk.SignAsync(Department.Engineer, 1)).Done);
        Assert.Equal((clock.Now.UtcDateTime.AddDays(-3), first), (first, Assert.Single(await desk.SignersAsync(Department.Engineer, 1)).SignedAt));
    }

    [Fact]
    public async Task Supervisors_see_who_has_not_signed_first_and_others_only_themselves()
    {
        await desk.SignAsync(Department.Staff, 1);
        var all = await desk.SignersAsync(Department.Supervisor, 1);
        Assert.Equal([true, true, false], all.Select(one => one.SignedAt is null));
        Assert.Equal("李婷", all[^1].Name);
        Assert.DoesNotContain(all, one => one.Name == "老周");
        Assert.Equal("赵强", Assert.Single(await desk.SignersAsync(Department.Engineer, 1)).Name);
    }

    [Fact]
    public async Task An_edition_is_signed_before_its_first_day_but_not_while_it_is_a_draft()
    {
        var number = (await rulebooks.DraftAsync(Department.Supervisor, "R1")).Value;
        Assert.IsType<NotFound>((await desk.SignAsync(Department.Staff, number)).Refusal);
        Assert.True((await rulebooks.PublishAsync(Department.Supervisor, number, 1, new DateOnly(2026, 4, 1))).Done);
        Assert.True((await desk.SignAsync(Department.Staff, number)).Done);
        // The one in force needs a signature of its own.
        Assert.All(await desk.SignersAsync(Department.Supervisor, 1), one => Assert.Null(one.SignedAt));
    }

    [Fact]
    public async Task Who_does_not_work_here_signs_nothing() => Assert.IsType<Forbidden>((await desk.SignAsync(Department.Customer, 1)).Refusal);
}
