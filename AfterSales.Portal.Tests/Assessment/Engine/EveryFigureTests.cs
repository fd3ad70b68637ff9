using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>Every figure equals a plain counting over the files of the tickets, whatever has happened; and working all out again changes no byte.</summary>
public sealed class EveryFigureTests
{
    private const int Steps = 150, Look = 75;

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_has_happened_every_figure_is_what_is_counted_by_hand() =>
        await Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed =>
        {
            await using var history = await AnyHistory.BeginAsync(seed);
            for (var step = 1; step <= Steps; step++)
            {
                await history.StepAsync();
                if (step % Look == 0)
                    await AgreeAsync(history);
            }
            Assert.InRange(history.Happened, Steps / 8, Steps);
            var kept = await KeptAsync(history);
            await history.Folder.RebuildAsync(Cancel);
            Assert.Equal(kept, await KeptAsync(history));
            await AgreeAsync(history);
            // Nothing is written any more, but promises break and repairs turn out to have lasted.
            history.Clock.Advance(TimeSpan.FromDays(70));
            await AgreeAsync(history);
        }, iter: 4, threads: 1);

    [Fact]
    public async Task Over_years_whole_months_add_up_to_the_same_before_and_after_something_in_them_changes() =>
        await Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed =>
        {
            await using var history = await AnyHistory.BeginAsync(seed);
            history.ReportsOneIn = 3;
            for (var step = 1; step <= Steps; step++)
            {
                await history.StepAsync();
                history.Clock.Advance(TimeSpan.FromDays(4));
                if (step > Look && step % 10 == 0)
                    await AgreeAsync(history);
            }
        }, iter: 3, threads: 1);

    private static async Task AgreeAsync(AnyHistory history)
    {
        var all = await CountedTicket.AllAsync(history.Database, history.Clock.Now.UtcDateTime);
        var today = DateOnly.FromDateTime(history.Clock.Now.UtcDateTime);
        FigureFilter[] filters =
        [
            new(), new(today.AddDays(-20), today.AddDays(1)), new(today.AddDays(-450), today.AddDays(-5)),
            // Next year's days, whose last year is this one; and services of which none is a repair.
            new(today.AddYears(1).AddDays(-60), today.AddYears(1)), new() { ServiceType = ServiceType.Maintenance }, new() { ServiceType = ServiceType.Repair },
            new() { Region = "山西" }, new() { ProductLine = "" }, new() { Priority = Priority.High, Channel = Channel.Phone },
            new() { CustomerClass = CustomerClass.Vip, ServiceType = ServiceType.Repair }, new() { EngineerId = 3, Model = "EBZ200" }, new(Source: TicketOrigin.Portal) { FaultGroup = "液压" },
        ];
        foreach (var filter in filters)
        {
            // Two ask at the same time.
            await Task.WhenAll(new[] { Department.Supervisor, Department.OtherEngineer }.Select(actor => Task.Run(() => new ByHand(history, all, actor, filter).AgreesAsync())));
        }
    }

    /// <summary>Every byte that is kept of the figures, but how often it was written.</summary>
    private static async Task<List<string>> KeptAsync(AnyHistory history)
    {
        await history.Folder.CatchUpAsync(Cancel);
        await using var db = history.Database.Open();
        var (columns, facts) = (db.FactColumns, db.TicketFacts);
        return
        [
            .. (await columns.OrderBy(column => column.Day).ThenBy(column => column.Column).ToListAsync(Cancel)).Select(column => $"{column.Day} {column.Column} {Convert.ToHexString(column.Bytes)}"),
            .. (await facts.OrderBy(fact => fact.TicketId).ToListAsync(Cancel)).Select(fact => System.Text.Json.JsonSerializer.Serialize(fact)),
        ];
    }
}
