using AfterSales.Core.Assessment;
using AfterSales.Core.Demo;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Demo;

/// <summary>One first start for tests that only look.</summary>
public sealed class DemoWorld : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 40, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<byte[]>> MovedIn = new(async () =>
    {
        await using var database = await TestDatabase.NewAsync();
        await MoveInAsync(database);
        return await database.CopyAsync();
    });

    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await MovedInAsync();

    /// <summary>As a first start at <see cref="Now"/> leaves it: made once in the run, and copied for whoever wants it.</summary>
    public static async Task<TestDatabase> MovedInAsync() => await TestDatabase.OfCopyAsync(await MovedIn.Value);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public static async Task MoveInAsync(TestDatabase database, bool whole = true, DateTimeOffset? now = null) =>
        await new DemoCompany(database.Gate, new SetClock(now ?? Now), TestDatabase.Company, Promises, TestDatabase.Keys, new DeskTools(
            TestDatabase.Shelf, [new TripFollower(TestDatabase.Whole, Promises, TestDatabase.Keys), new DateFollower(TestDatabase.Company)], new PriceRules(), database.Contexts,
            new FactStore(database.Contexts, new FactFolder(database.Gate, database.Contexts, TestDatabase.Calendars)))).MoveInAsync(whole);

    private static readonly PromiseTimes Promises = new();
}
