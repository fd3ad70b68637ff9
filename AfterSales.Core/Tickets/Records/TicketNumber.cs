using System.Globalization;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>A ticket's number 工单编号, `AS-yyyyMMdd-NNN`: the day in the company's time zone and a count without gaps.</summary>
public readonly record struct TicketNumber(DateOnly Day, int Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"AS-{Day:yyyyMMdd}-{Sequence:000}");

    /// <summary>
    /// The next one of a day. Must run inside the transaction that saves the ticket: rolled back with it, it leaves no gap.
    /// </summary>
    internal static async Task<TicketNumber> NextAsync(AfterSalesDbContext db, DateOnly day, CancellationToken cancel)
    {
        var key = day.Year * 10_000 + day.Month * 100 + day.Day;
        var next = await db.Database.SqlQuery<int>(
            $"""
             INSERT INTO "NumberCounter" ("Day", "Last") VALUES ({key}, 1)
             ON CONFLICT ("Day") DO UPDATE SET "Last" = "Last" + 1 RETURNING "Last" AS "Value"
             """).ToListAsync(cancel);
        return new TicketNumber(day, next.Single());
    }
}

/// <summary>The last number given on a day (yyyyMMdd).</summary>
public sealed class NumberCounter
{
    public int Day { get; private init; }
    public int Last { get; private init; }

    private sealed class Configuration : IEntityTypeConfiguration<NumberCounter>
    {
        public void Configure(EntityTypeBuilder<NumberCounter> builder)
        {
            builder.HasKey(counter => counter.Day);
            builder.Property(counter => counter.Day).ValueGeneratedNever();
        }
    }
}
