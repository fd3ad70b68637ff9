using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Data;

/// <summary>The writer keeps its statements prepared, and what is kept of the people is read again when it is old.</summary>
public sealed class KeptStatementsTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.NewAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_statement_that_failed_or_was_undone_runs_again_in_the_next_transaction()
    {
        await AddAsync("第一", "a");
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync("同名", "a"));
        await database.Gate.InTransactionAsync<bool>(async db => { await AddAsync(db, "不要", "b"); return new Forbidden(); });
        await AddAsync("第二", "b");
        await using var db = database.Open();
        Assert.Equal(["第一", "第二"], await db.Employees.OrderBy(employee => employee.Id).Select(employee => employee.Name).ToListAsync());
    }

    [Fact]
    public async Task The_same_question_may_be_asked_while_its_first_answer_is_read()
    {
        await AddAsync("第一", "a");
        await AddAsync("第二", "b");
        await database.Gate.InTransactionAsync<bool>(async db =>
        {
            var pairs = new List<string>();
            await foreach (var one in Names(db))
            {
                await foreach (var other in Names(db))
                    pairs.Add(one + other);
            }
            Assert.Equal(["第一第一", "第一第二", "第二第一", "第二第二"], pairs);
            return true;
        });
    }

    [Fact]
    public async Task Who_can_be_sent_is_read_again_after_a_commit_that_touched_it()
    {
        await using var watched = await TestDatabase.NewAsync(Changes);
        var people = new PeopleQueries(watched.Contexts, Changes);
        Assert.Empty((await people.ChoicesAsync()).Engineers);
        await watched.Gate.InTransactionAsync<bool>(async db =>
        {
            db.Employees.Add(new Employee { Name = "张工", Engineer = new Engineer() });
            await db.SaveChangesAsync();
            return new Forbidden();
        });
        Assert.Empty((await people.ChoicesAsync()).Engineers);
        await watched.Gate.InTransactionAsync<bool>(async db => { db.Employees.Add(new Employee { Name = "张工", Engineer = new Engineer() }); await db.SaveChangesAsync(); return true; });
        Assert.Single((await people.ChoicesAsync()).Engineers);
    }

    private EngineerChanges Changes { get; } = new();

    private static IAsyncEnumerable<string> Names(AfterSalesDbContext db) => db.Employees.OrderBy(employee => employee.Id).Select(employee => employee.Name).AsAsyncEnumerable();

    private Task<Outcome<bool>> AddAsync(string name, string key) => database.Gate.InTransactionAsync<bool>(async db => { await AddAsync(db, name, key); return true; });

    private static async Task AddAsync(AfterSalesDbContext db, string name, string key)
    {
        db.Employees.Add(new Employee { Name = name, DemoUser = key });
        await db.SaveChangesAsync();
    }
}
