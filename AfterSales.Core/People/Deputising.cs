using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.People;

/// <summary>
/// A supervisor who is away has somebody decide instead 代理: on plans, quotes and trips, from one day to another. Days
/// are the company's, both included.
/// </summary>
public sealed class Deputising
{
    public int Id { get; private init; }
    public required int SupervisorId { get; init; }
    public Employee Supervisor { get; private init; } = null!;
    public required int DeputyId { get; init; }
    public Employee Deputy { get; private init; } = null!;
    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }
    /// <summary>UTC; taken back before its end.</summary>
    public DateTime? EndedAt { get; internal set; }

    private sealed class Configuration : IEntityTypeConfiguration<Deputising>
    {
        public void Configure(EntityTypeBuilder<Deputising> builder)
        {
            builder.HasIndex(one => one.DeputyId);
            builder.HasOne(one => one.Supervisor).WithMany().HasForeignKey(one => one.SupervisorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(one => one.Deputy).WithMany().HasForeignKey(one => one.DeputyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Who decides instead of whom, when.</summary>
public sealed record DeputyLine(int Id, int SupervisorId, string Supervisor, string Deputy, DateOnly FirstDay, DateOnly LastDay, bool Now);

/// <summary>Whom a supervisor names, from one day to another. Days are the company's, both included.</summary>
public sealed record DeputyEntry([property: Required] int? DeputyId, [property: Required] DateOnly? FirstDay, [property: Required] DateOnly? LastDay);

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record DeputyList(IReadOnlyList<DeputyLine> Items, int Total, int Page, int PageSize);

/// <summary>Supervisors name who decides while they are away.</summary>
public sealed class DeputyDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    public const int LargestPage = 200;
    private const int MostDays = 366;

    /// <summary>The actor, a supervisor, names somebody of the department; never the supervisor, and for a year at most.</summary>
    public Task<Outcome<int>> NameAsync(Actor actor, int? deputyId, DateOnly? firstDay, DateOnly? lastDay, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (actor is not { IsSupervisor: true, EmployeeId: { } me })
                return new Forbidden();
            var (today, people) = (company.DayOf(time.GetUtcNow().UtcDateTime), db.Employees);
            if (deputyId is null || deputyId == me || !await people.AnyAsync(one => one.Id == deputyId && one.Active && one.Roles != Roles.None, cancel))
                return Invalid.Field("deputyId", deputyId is null ? "required" : "unknown");
            if (firstDay is null || lastDay is null)
                return Invalid.Field(firstDay is null ? "firstDay" : "lastDay", "required");
            if (lastDay < firstDay || lastDay < today)
                return Invalid.Field("lastDay", lastDay < firstDay ? "before-first-day" : "in-the-past");
            if (lastDay.Value.DayNumber - firstDay.Value.DayNumber > MostDays)
                return Invalid.Field("lastDay", "out-of-range", MostDays.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var named = new Deputising { SupervisorId = me, DeputyId = deputyId.Value, FirstDay = firstDay.Value, LastDay = lastDay.Value };
            db.Add(named);
            await db.SaveChangesAsync(cancel);
            return named.Id;
        }, cancel);

    /// <summary>Any supervisor takes it back.</summary>
    public Task<Outcome<int>> EndAsync(Actor actor, int id, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (await db.Set<Deputising>().FirstOrDefaultAsync(one => one.Id == id && one.EndedAt == null, cancel) is not { } found)
                return new NotFound();
            found.EndedAt = time.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    /// <summary>Those of today and those to come, for supervisors.</summary>
    public async Task<IReadOnlyList<DeputyLine>> LinesAsync(Actor actor, CancellationToken cancel = default) => (await ReadAsync(actor, null, 1, int.MaxValue, cancel)).Items;

    /// <summary>One page of them.</summary>
    /// <param name="now">True: only those of today; false: only those to come.</param>
    /// <param name="page">From 1.</param>
    public Task<DeputyList> PageAsync(Actor actor, bool? now, int page = 1, int pageSize = 50, CancellationToken cancel = default) =>
        ReadAsync(actor, now, Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), cancel);

    private async Task<DeputyList> ReadAsync(Actor actor, bool? now, int from, int size, CancellationToken cancel)
    {
        if (!actor.IsSupervisor)
            return new DeputyList([], 0, from, size);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var today = company.DayOf(time.GetUtcNow().UtcDateTime);
        var wanted = db.Set<Deputising>().Where(one => one.EndedAt == null && one.LastDay >= today && (now == null || one.FirstDay <= today == now));
        var lines = await wanted.OrderBy(one => one.FirstDay).ThenBy(one => one.Id).Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)
            .Select(one => new DeputyLine(one.Id, one.SupervisorId, one.Supervisor.Name, one.Deputy.Name, one.FirstDay, one.LastDay, one.FirstDay <= today)).ToListAsync(cancel);
        return new DeputyList(lines, await wanted.CountAsync(cancel), from, size);
    }
}

/// <summary>Who decides instead of a supervisor who is away 代理人.</summary>
public static class Deputies
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>The actor, as whoever today decides instead of a supervisor; unchanged for everybody else.</summary>
        /// <param name="today">The company's.</param>
        public async Task<Actor> DeputisingAsync(Actor actor, DateOnly today, CancellationToken cancel)
        {
            if (actor.EmployeeId is not { } me || actor.IsSupervisor)
                return actor;
            var absent = await db.Set<Deputising>()
                .Where(one => one.DeputyId == me && one.EndedAt == null && one.FirstDay <= today && one.LastDay >= today && one.Supervisor.Active)
                .OrderBy(one => one.Id).Select(one => one.Supervisor.Name).FirstOrDefaultAsync(cancel);
            return absent is null ? actor : actor with { InsteadOf = absent };
        }

        /// <summary>Supervisors, and whoever decides today instead of one, by id.</summary>
        /// <param name="today">The company's.</param>
        public Task<List<int>> DecidersAsync(DateOnly today, CancellationToken cancel)
        {
            var deputies = db.Set<Deputising>().Where(one => one.EndedAt == null && one.FirstDay <= today && one.LastDay >= today && one.Supervisor.Active).Select(one => one.DeputyId);
            return db.Employees.Where(one => one.Active && one.Roles != Roles.None && ((one.Roles & Roles.Supervisor) != Roles.None || deputies.Contains(one.Id)))
                .Select(one => one.Id).ToListAsync(cancel);
        }
    }
}
