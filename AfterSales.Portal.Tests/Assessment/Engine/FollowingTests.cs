using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>Figures are those of now: whatever changes is in them with the next question.</summary>
public sealed class FollowingTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_that_is_taken_back_is_in_no_figure_any_more()
    {
        await using var foreign = await ForeignFile.EmptyAsync();
        async Task<int> CountAsync() => (await foreign.Figures.TimesAsync(ForeignFile.Supervisor, Measure.Cycle, new FigureFilter(), Cancel)).Value!.Count;
        using var gate = new WriterGate(foreign.Contexts);
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(0, await CountAsync());
            var report = (await foreign.Importer(gate).RunAsync(ForeignFile.Supervisor, ForeignFile.SampleFile, ForeignFile.SampleMapping(), null, Cancel)).Value!;
            Assert.Equal(445, await CountAsync());
            Assert.True((await new ImportUndo(gate, TimeProvider.System).UndoAsync(ForeignFile.Supervisor, report.RunId!.Value, Cancel)).Done);
        }
        Assert.Equal(0, await CountAsync());
        Assert.Empty(await foreign.ReadAsync(db => db.FactColumns.ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_customer_who_becomes_important_is_so_in_the_figures_of_the_past()
    {
        await using var history = await AnyHistory.BeginAsync(seed: 1);
        for (var step = 0; step < 40; step++)
            await history.StepAsync();
        async Task<int> VipsAsync() => (await history.Times.TimesAsync(Department.Supervisor, Measure.Response, new FigureFilter { CustomerClass = CustomerClass.Vip }, Cancel)).Value!.Count;
        await SetAsync(history, vip: false);
        Assert.Equal(0, await VipsAsync());
        await SetAsync(history, vip: true);
        Assert.NotEqual(0, await VipsAsync());
    }

    [Fact]
    public async Task Other_holidays_are_counted_with_everywhere()
    {
        await using var history = await AnyHistory.BeginAsync(seed: 2);
        for (var step = 0; step < 120; step++)
            await history.StepAsync();
        var office = await WorkedAsync(history, history.Folder);
        using var always = new FactFolder(history.Database.Gate, history.Database.Contexts, new CompanyCalendars(CompanyCalendars.AroundTheClock));
        var around = await WorkedAsync(history, always);
        Assert.Equal(around.Elapsed.MeanHours!.Value, around.Working.MeanHours!.Value, 9);
        Assert.True(office.Working.MeanHours < around.Working.MeanHours);
    }

    [Fact]
    public async Task Whoever_watches_is_told_once_of_what_came_together()
    {
        await using var history = await AnyHistory.BeginAsync(seed: 3);
        var signal = new FigureSignal();
        using var folder = new FactFolder(history.Database.Gate, history.Database.Contexts, TestDatabase.Calendars, signal);
        await folder.CatchUpAsync(Cancel);
        Assert.False(signal.Watched);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var watch = signal.WatchAsync(leaving.Token).GetAsyncEnumerator(Cancel);
        var told = watch.MoveNextAsync();
        Assert.False(told.IsCompleted);
        Assert.True(signal.Watched);
        await folder.CatchUpAsync(Cancel);
        Assert.False(told.IsCompleted);
        for (var step = 0; step < 20; step++)
            await history.StepAsync();
        await folder.CatchUpAsync(Cancel);
        Assert.True(await told);
        Assert.Equal(signal.Version, watch.Current);
        told = watch.MoveNextAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await told);
        Assert.False(signal.Watched);
    }

    private static async Task SetAsync(AnyHistory history, bool vip)
    {
        await using var db = history.Database.Open();
        var customers = db.Set<Core.Customers.Customer>();
        foreach (var customer in await customers.ToListAsync(Cancel))
            customer.Vip = vip;
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<MeasureHead> WorkedAsync(AnyHistory history, FactFolder folder) =>
        (await new TimeQueries(new FactStore(history.Database.Contexts, folder), history.Database.Contexts, history.Promises, history.Clock)
            .ResponseAsync(Department.Supervisor, new FigureFilter(), cancel: Cancel)).Value!.Heads[1];
}
