using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Quotes;

/// <summary>A price as the list shows it.</summary>
/// <param name="Holds">It is the one that counts today.</param>
/// <param name="Ahead">It counts from a later day on, and can still be taken back.</param>
public sealed record PriceLine(int Id, PriceKind Kind, string Code, string? Name, Money Price, DateOnly ValidFrom, string EnteredBy, bool Holds, bool Ahead);

/// <summary>A price as somebody enters it.</summary>
public sealed record PriceInput(PriceKind? Kind, string? Code, string? Name, string? Price, DateOnly? ValidFrom);

/// <summary>The company's prices 价目表: staff read them, supervisors enter them.</summary>
public sealed class PriceList(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    private const int LongestCode = 60;
    private const int LongestName = 100;

    private DateOnly Today => company.DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>Every price that counts or will count, and with <paramref name="past"/> those that did; others than the department are told of none.</summary>
    public async Task<IReadOnlyList<PriceLine>> LinesAsync(Actor actor, bool past = false, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (today, entries) = (Today, db.PriceListEntries);
        var all = await entries.AsNoTracking().OrderBy(entry => entry.Kind).ThenBy(entry => entry.Code).ThenByDescending(entry => entry.ValidFrom).ToListAsync(cancel);
        var holding = all.Where(entry => entry.ValidFrom <= today).GroupBy(entry => (entry.Kind, entry.Code)).Select(same => same.First().Id).ToHashSet();
        return [.. all.Select(entry => new PriceLine(entry.Id, entry.Kind, entry.Code, entry.Name, entry.Price, entry.ValidFrom, entry.EnteredBy, holding.Contains(entry.Id), entry.ValidFrom > today))
            .Where(line => past || line.Holds || line.Ahead)
            .OrderBy(line => line.Kind).ThenBy(line => line.Code, StringComparer.CurrentCulture).ThenByDescending(line => line.ValidFrom)];
    }

    /// <summary>A further price, from today at the earliest. One of the same day takes the place of what was entered for it.</summary>
    public Task<Outcome<int>> EnterAsync(Actor actor, PriceInput input, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (Check(input) is { } invalid)
                return invalid;
            var (kind, code, day) = (input.Kind!.Value, input.Code!.Trim(), input.ValidFrom!.Value);
            await db.Set<PriceListEntry>().Where(entry => entry.Kind == kind && entry.Code == code && entry.ValidFrom == day).ExecuteDeleteAsync(cancel);
            _ = Money.TryParse(input.Price, out var price);
            var entered = new PriceListEntry
            {
                Kind = kind,
                Code = code,
                Name = string.IsNullOrWhiteSpace(input.Name) ? null : input.Name.Trim(),
                Price = price,
                ValidFrom = day,
                EnteredBy = actor.Name,
            };
            db.Add(entered);
            await db.SaveChangesAsync(cancel);
            return entered.Id;
        }, cancel);

    /// <summary>Takes a price back that does not count yet.</summary>
    public Task<Outcome<int>> TakeBackAsync(Actor actor, int id, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            var (today, entries) = (Today, db.PriceListEntries);
            return await entries.Where(entry => entry.Id == id && entry.ValidFrom > today).ExecuteDeleteAsync(cancel) == 0 ? new NotFound() : id;
        }, cancel);

    private Invalid? Check(PriceInput input)
    {
        var errors = new Dictionary<string, IReadOnlyList<Problem>>();
        Require(input.Kind is { } kind && Enum.IsDefined(kind), "kind", "required");
        Require(!string.IsNullOrWhiteSpace(input.Code), "code", "required");
        Require(input.Code is null || input.Code.Trim().Length <= LongestCode, "code", "too-long", LongestCode);
        Require(input.Name is null || input.Name.Trim().Length <= LongestName, "name", "too-long", LongestName);
        Require(Money.TryParse(input.Price, out _), "price", string.IsNullOrWhiteSpace(input.Price) ? "required" : "not-an-amount");
        Require(input.ValidFrom is not null, "validFrom", "required");
        Require(input.ValidFrom is null || input.ValidFrom >= Today, "validFrom", "in-the-past");
        return errors.Count > 0 ? new Invalid(errors) : null;

        void Require(bool right, string field, string problem, int? limit = null)
        {
            if (!right)
                errors.TryAdd(field, [new Problem(problem, limit?.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        }
    }
}
