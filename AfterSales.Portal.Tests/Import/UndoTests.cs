using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Import;

/// <summary>A check that writes nothing, and an import that is taken back.</summary>
public sealed class UndoTests : IAsyncLifetime
{
    private static readonly string[] Rows =
    [
        "A,New,2016-03-01 09:00,2016-03-01 09:00,?,Mine,Shaft,Zhao", "A,Closed,2016-03-01 09:00,2016-03-01 10:00,2016-03-01 10:00,Mine,Shaft,Zhao",
        "B,New,2016-03-01 09:00,2016-03-01 09:00,?,Works,Hall,Zhao", "C,Vanished,2016-03-01 09:00,2016-03-01 09:00",
    ];

    private ForeignFile foreign = null!;

    public async ValueTask InitializeAsync() => foreign = await ForeignFile.EmptyAsync();

    public ValueTask DisposeAsync() => foreign.DisposeAsync();

    private async Task<Outcome<long>> UndoAsync(long id, Actor? actor = null)
    {
        using var gate = new WriterGate(foreign.Contexts);
        return await new ImportUndo(gate, TimeProvider.System).UndoAsync(actor ?? ForeignFile.Supervisor, id, default);
    }

    private async Task<Outcome<ImportReport>> CheckAsync(ImportFile file, ImportMapping mapping, Actor? actor = null)
    {
        using var gate = new WriterGate(foreign.Contexts);
        return await foreign.Importer(gate).CheckAsync(actor ?? ForeignFile.Supervisor, file, mapping, null, default);
    }

    /// <summary>Every table that an import fills, counted; the counter of numbers as it stands.</summary>
    private Task<string> Counts() => foreign.ReadAsync(async db =>
    {
        var counts = new List<int>
        {
            await db.Tickets.CountAsync(), await db.Visits.CountAsync(), await db.Activities.CountAsync(), await db.Customers.CountAsync(), await db.Sites.CountAsync(),
            await db.CustomerContacts.CountAsync(), await db.Employees.CountAsync(), await db.Engineers.CountAsync(), await db.Set<NumberCounter>().SumAsync(counter => counter.Last),
            await db.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "TicketSearch" """).SingleAsync(),
        };
        return string.Join(' ', counts);
    });

    [Fact]
    public async Task A_check_tells_what_an_import_would_do_and_writes_nothing()
    {
        var before = await Counts();
        var told = (await CheckAsync(ForeignFile.SampleFile, ForeignFile.SampleMapping())).Value!;
        Assert.Equal(before, await Counts());
        Assert.Empty(await foreign.ReadAsync(db => db.ImportRuns.ToListAsync()));

        var done = await foreign.ImportAsync(ForeignFile.SampleFile.Open, ForeignFile.SampleMapping());
        Assert.True(told.Dry && told.NewCustomers > 0 && told.NewSites > 0 && told.NewEngineers > 0);
        Assert.Equal(
            (done.Rows, done.Tickets, done.Imported, done.LeftOut, done.NotCompleted, done.NewCustomers, done.NewSites, done.NewEngineers),
            (told.Rows, told.Tickets, told.Imported, told.LeftOut, told.NotCompleted, told.NewCustomers, told.NewSites, told.NewEngineers));
        Assert.Equal(done.Negative, told.Negative);
        Assert.Equal((done.NewCustomers, done.NewSites, done.NewEngineers), await foreign.ReadAsync(async db => (await db.Customers.CountAsync(), await db.Sites.CountAsync(), await db.Employees.CountAsync())));

        var again = (await CheckAsync(ForeignFile.SampleFile, ForeignFile.SampleMapping())).Value!;
        Assert.Equal((0, 445, 0, 0, 0), (again.Imported, again.AlreadyThere, again.NewCustomers, again.NewSites, again.NewEngineers));
    }

    [Fact]
    public async Task Undone_everything_counts_as_before_and_the_same_file_gets_the_same_numbers()
    {
        await foreign.ImportAsync(Rows);
        var (before, first) = (await Counts(), await Numbers());
        var second = await foreign.ImportAsync(ForeignFile.SampleFile.Open, ForeignFile.SampleMapping());
        Assert.True((await UndoAsync(second.RunId!.Value)).Done);
        Assert.Equal(before, await Counts());
        Assert.Equal(first, await Numbers());

        var third = await foreign.ImportAsync(ForeignFile.SampleFile.Open, ForeignFile.SampleMapping());
        var taken = await Numbers();
        Assert.True((await UndoAsync(third.RunId!.Value)).Done);
        await foreign.ImportAsync(ForeignFile.SampleFile.Open, ForeignFile.SampleMapping());
        Assert.Equal(taken, await Numbers());
    }

    [Fact]
    public async Task An_import_is_recorded_with_what_it_brought_and_who_took_it_back()
    {
        var report = await foreign.ImportAsync(Rows);
        await UndoAsync(report.RunId!.Value);
        var run = await foreign.ReadAsync(db => db.ImportRuns.SingleAsync());
        Assert.Equal(("test", "file.csv", "李主管", 4, 2, 1, 2, 2, 1), (run.Source, run.FileName, run.By, run.Rows, run.Imported, run.LeftOut, run.NewCustomers, run.NewSites, run.NewEngineers));
        Assert.Equal("李主管", run.UndoneBy);
        Assert.NotNull(run.UndoneAt);
        Assert.IsType<NotTheLastImport>((await UndoAsync(run.Id)).Refusal);
        Assert.IsType<NotFound>((await UndoAsync(run.Id + 1)).Refusal);
    }

    [Fact]
    public async Task Only_the_last_one_that_brought_something_can_be_undone()
    {
        var first = await foreign.ImportAsync(Rows[..2]);
        var second = await foreign.ImportAsync(Rows[2..3]);
        var nothing = await foreign.ImportAsync(Rows[2..3]);
        Assert.Equal(0, nothing.Imported);
        Assert.IsType<NotTheLastImport>((await UndoAsync(first.RunId!.Value)).Refusal);
        Assert.True((await UndoAsync(second.RunId!.Value)).Done);
        Assert.True((await UndoAsync(first.RunId.Value)).Done);
        Assert.Equal("0 0 0 0 0 0 0 0 0 0", await Counts());
    }

    [Theory]
    [InlineData(ImportDependence.TicketsChanged)]
    [InlineData(ImportDependence.CustomersUsed)]
    [InlineData(ImportDependence.CustomersChanged)]
    [InlineData(ImportDependence.EngineersUsed)]
    public async Task What_somebody_has_worked_on_keeps_an_import(ImportDependence what)
    {
        var report = await foreign.ImportAsync(Rows);
        await WorkOnAsync(what);
        var before = await Counts();
        var refusal = Assert.IsType<ImportInUse>((await UndoAsync(report.RunId!.Value)).Refusal);
        Assert.Equal((what, 1), (refusal.Uses.Single().What, refusal.Uses.Single().Count));
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task A_ticket_that_repeats_an_imported_one_keeps_it()
    {
        await foreign.ImportAsync(Rows[2..3]);
        var last = await foreign.ImportAsync(Rows[..2]);
        await foreign.ReadAsync(async db =>
        {
            var tickets = db.Tickets;
            var number = await tickets.Where(ticket => ticket.ExternalRef == "A").Select(ticket => ticket.Number).SingleAsync();
            return await tickets.Where(ticket => ticket.ExternalRef == "B").ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.RepeatOf, number));
        });
        var refusal = Assert.IsType<ImportInUse>((await UndoAsync(last.RunId!.Value)).Refusal);
        Assert.Contains(refusal.Uses, use => use.What == ImportDependence.TicketsRepeated);
    }

    [Fact]
    public async Task Only_supervisors_check_import_and_undo()
    {
        var report = await foreign.ImportAsync(Rows);
        foreach (var roles in new[] { Roles.None, Roles.Staff, Roles.Engineer, Roles.Staff | Roles.Engineer })
        {
            var actor = ForeignFile.Supervisor with { Roles = roles };
            using var gate = new WriterGate(foreign.Contexts);
            Assert.IsType<Forbidden>((await CheckAsync(ForeignFile.SampleFile, ForeignFile.SampleMapping(), actor)).Refusal);
            Assert.IsType<Forbidden>((await foreign.Importer(gate).RunAsync(actor, ForeignFile.SampleFile, ForeignFile.SampleMapping(), null, default)).Refusal);
            Assert.IsType<Forbidden>((await UndoAsync(report.RunId!.Value, actor)).Refusal);
            Assert.IsType<Forbidden>((await new ImportQueries(foreign.Contexts).PastAsync(actor, default)).Refusal);
        }
    }

    private Task<List<string>> Numbers() => foreign.ReadAsync(db =>
    {
        var tickets = db.Tickets;
        return tickets.OrderBy(ticket => ticket.Number).Select(ticket => ticket.ExternalRef + ticket.Number).ToListAsync();
    });

    private Task<bool> WorkOnAsync(ImportDependence what) => foreign.ReadAsync(async db =>
    {
        var (tickets, customers, employees) = (db.Tickets, db.Customers, db.Employees);
        switch (what)
        {
            case ImportDependence.TicketsChanged:
                await tickets.Where(ticket => ticket.ExternalRef == "A").ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Version, 2));
                break;
            case ImportDependence.CustomersUsed:
                (await customers.Include(customer => customer.Sites).FirstAsync(customer => customer.Name == "Mine")).Sites.Add(new Site { Name = "Pit" });
                break;
            case ImportDependence.CustomersChanged:
                (await customers.Include(customer => customer.Contacts).FirstAsync(customer => customer.Name == "Mine")).Contacts[0].Phone = "0350 1234567";
                break;
            case ImportDependence.EngineersUsed:
                (await employees.SingleAsync()).Active = true;
                break;
        }
        await db.SaveChangesAsync();
        return true;
    });
}
