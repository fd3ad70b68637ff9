using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Import;

/// <summary>Imports that run apart from the page that starts them.</summary>
public sealed class ImportRunnerTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private ImportRunner Runner => portal.Get<ImportRunner>();

    private static Upload File(string path) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Owner = "supervisor1",
        Path = path,
        Name = "old.csv",
        At = DateTimeOffset.UnixEpoch,
        Survey = new FileSurvey { Fault = null },
        Draft = MappingDraft.Of(ForeignFile.SampleMapping()),
    };

    private static readonly Upload Sample = File(ForeignFile.Sample("incidents-a.csv"));

    private Refusal? Start(Upload upload, bool dry = false) => Runner.Start(ForeignFile.Supervisor, upload, ForeignFile.SampleMapping(), dry);

    private async Task<ImportState> EndAsync()
    {
        await foreach (var state in Runner.Watch(TestContext.Current.CancellationToken))
        {
            if (!state.Running)
                return state;
        }
        throw new InvalidOperationException("The stream ended.");
    }

    private async Task<int> TicketsAsync()
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Tickets.CountAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task There_is_one_at_a_time_and_a_cancelled_one_leaves_nothing()
    {
        // Held by another writer, the import waits where nobody has to hurry.
        await portal.Get<WriterGate>().InTransactionAsync<bool>(async _ =>
        {
            Assert.Null(Start(Sample));
            Assert.IsType<ImportRunning>(Start(Sample, dry: true));
            Assert.IsType<Forbidden>(Runner.Cancel(ForeignFile.Supervisor with { Roles = Roles.Staff }));
            Assert.True(Runner.State.Running);
            Runner.Cancel(ForeignFile.Supervisor);
            Assert.Equal(ImportPhase.Cancelled, (await EndAsync()).Phase);
            return true;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(0, await TicketsAsync());
    }

    [Fact]
    public async Task One_that_breaks_off_says_so_and_the_next_one_runs()
    {
        Assert.Null(Start(File("/nowhere/old.csv")));
        Assert.Equal(ImportPhase.Failed, (await EndAsync()).Phase);
        Assert.Null(Start(Sample, dry: true));
        var state = await EndAsync();
        Assert.Equal((ImportPhase.Done, 445), (state.Phase, state.Report!.Imported));
        Assert.Equal(0, await TicketsAsync());
    }

    [Fact]
    public void Only_a_supervisor_starts_one() =>
        Assert.IsType<Forbidden>(Runner.Start(ForeignFile.Supervisor with { Roles = Roles.Engineer }, Sample, ForeignFile.SampleMapping(), dry: true));
}
