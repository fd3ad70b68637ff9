using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Data;

public sealed class WriterGateTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.NewAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Fifty_writers_at_once_of_whom_a_third_is_refused_get_numbers_without_gap_or_double()
    {
        var desk = new TicketDesk(new TicketWork(database.Gate, new SetClock(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)), new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf));
        var given = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Task.Run(async () =>
        {
            var outcome = await database.Gate.InTransactionAsync<Done>(async _ =>
            {
                var reported = await desk.ReportAsync(Department.Customer, new Report { Contact = Department.Contact, Fault = "液压泵噪声大" });
                return writer % 3 == 0 ? new Forbidden() : reported;
            });
            if (outcome.Done)
                given.Add(outcome.Value.Number);
        })));
        Assert.Equal(Enumerable.Range(1, 33).Select(count => $"AS-20260302-{count:000}"), given.Order());
    }

    [Fact]
    public async Task What_joins_and_is_refused_undoes_only_itself()
    {
        await database.Gate.InTransactionAsync<bool>(async db =>
        {
            await AddAsync(db, "外层");
            await database.Gate.InTransactionAsync<bool>(async joined => { await AddAsync(joined, "被拒"); return new Forbidden(); });
            await database.Gate.InTransactionAsync<bool>(async joined => { await AddAsync(joined, "内层"); return true; });
            return true;
        });
        Assert.Equal(["外层", "内层"], await NamesAsync());
    }

    [Fact]
    public async Task What_joins_is_undone_with_who_opened()
    {
        await database.Gate.InTransactionAsync<bool>(async _ =>
        {
            await database.Gate.InTransactionAsync<bool>(async joined => { await AddAsync(joined, "内层"); return true; });
            return new Forbidden();
        });
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task The_process_is_told_after_the_commit_and_only_of_what_was_kept()
    {
        var told = new List<string>();
        await database.Gate.InTransactionAsync<bool>(async _ =>
        {
            WriteTransaction.Current!.AfterCommit(() => told.Add("kept"));
            await database.Gate.InTransactionAsync<bool>(_ => { WriteTransaction.Current!.AfterCommit(() => told.Add("refused")); return Refused(); });
            Assert.Empty(told);
            return true;
        });
        await database.Gate.InTransactionAsync<bool>(_ => { WriteTransaction.Current!.AfterCommit(() => told.Add("undone")); return Refused(); });
        Assert.Equal(["kept"], told);
    }

    [Fact]
    public async Task The_gate_is_free_again_after_an_exception()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Gate.InTransactionAsync<bool>(_ => throw new InvalidOperationException()));
        Assert.True((await database.Gate.InTransactionAsync<bool>(async db => { await AddAsync(db, "之后"); return true; })).Done);
        Assert.Equal(["之后"], await NamesAsync());
    }

    private static Task<Outcome<bool>> Refused() => Task.FromResult<Outcome<bool>>(new Forbidden());

    private static async Task AddAsync(AfterSalesDbContext db, string name)
    {
        db.Employees.Add(new Employee { Name = name });
        await db.SaveChangesAsync();
    }

    private async Task<List<string>> NamesAsync()
    {
        await using var db = database.Open();
        return await db.Employees.OrderBy(employee => employee.Id).Select(employee => employee.Name).ToListAsync();
    }
}
