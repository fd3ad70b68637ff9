using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Quotes;

/// <summary>A price as the list shows it.</summary>
/// <param name="Holds">It is the one that counts today.</param>
/// <param name="Ahead">It counts from a later day on, and can still be taken back.</param>
public sealed record PriceLine(int Id, PriceKind Kind, string Code, string? Name, Money Price, DateOnly ValidFrom, string EnteredBy, bool Holds, bool Ahead);

/// <summary>A price as somebody enters it.</summary>
public sealed record PriceInput([property: Required] PriceKind? Kind, [property: Required] string? Code, string? Name, [property: Required] string? Price, [property: Required] DateOnly? ValidFrom);

/// <summary>Which prices are wanted; what is null does not narrow.</summary>
public sealed record PriceFilter
{
    /// <summary>A part of the code or the name.</summary>
    public string? Query { get; init; }
    public PriceKind? Kind { get; init; }
    /// <summary>Those besides that no longer count.</summary>
    public bool Past { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record PriceSheet(IReadOnlyList<PriceLine> Items, int Total, int Page, int PageSize);

/// <summary>The company's prices 价目表: staff read them, supervisors enter them.</summary>
public sealed class PriceList(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    public const int LargestPage = 200;
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

    /// <summary>One page of them, in the same order.</summary>
    /// <param name="page">From 1.</param>
    public async Task<PriceSheet> PageAsync(Actor actor, PriceFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size, typed) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), EntryProblems.Trimmed(filter.Query));
        var wanted = (await LinesAsync(actor, filter.Past, cancel)).Where(line => (filter.Kind is null || line.Kind == filter.Kind)
            && (typed is null || line.Code.Contains(typed, StringComparison.OrdinalIgnoreCase) || line.Name?.Contains(typed, StringComparison.OrdinalIgnoreCase) == true)).ToList();
        return new PriceSheet([.. wanted.Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)], wanted.Count, from, size);
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
                Name = EntryProblems.Trimmed(input.Name),
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
        var problems = new EntryProblems();
        problems.Require(input.Kind is { } kind && Enum.IsDefined(kind), "kind");
        problems.Words("code", input.Code, LongestCode, required: true);
        problems.Words("name", input.Name, LongestName);
        problems.Require(EntryProblems.Trimmed(input.Price) is not null, "price");
        if (!Money.TryParse(input.Price, out _))
            problems.Add("price", "not-an-amount");
        problems.Require(input.ValidFrom is not null, "validFrom");
        if (input.ValidFrom < Today)
            problems.Add("validFrom", "in-the-past");
        return problems.Result;
    }
}
