using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Customers;

/// <summary>Which machines are wanted; what is null or empty does not narrow.</summary>
public sealed record EquipmentFilter
{
    /// <summary>A part of the serial number, of the model's code or name, of the customer's name.</summary>
    public string? Query { get; init; }
    /// <summary>False: the warranty has ended; true: it runs.</summary>
    public bool? InWarranty { get; init; }
}

/// <summary>A machine in a list.</summary>
/// <param name="WarrantyUntil">Last day of the warranty, in the company's time zone.</param>
/// <param name="InWarranty">Today is not after that day; null where nobody knows it.</param>
public sealed record EquipmentLine(
    string SerialNumber, string Model, string Name, NamedCustomer Customer, string? Site, string? City, DateOnly? WarrantyUntil, bool? InWarranty);

/// <summary>A page of a list.</summary>
/// <param name="Page">From 1.</param>
public sealed record EquipmentList(IReadOnlyList<EquipmentLine> Items, int Total, int Page, int PageSize);

/// <summary>All that is known of a machine itself 设备档案.</summary>
/// <param name="Model">As on the type plate.</param>
/// <param name="WarrantyUntil">Last day of the warranty, in the company's time zone.</param>
/// <param name="InWarranty">Today is not after that day; null where nobody knows it.</param>
public sealed record EquipmentFile(
    string SerialNumber, string Model, string Name, string ProductLine, NamedCustomer Customer, bool Vip, KnownSite? Site,
    DateOnly? SoldOn, DateOnly? WarrantyUntil, bool? InWarranty, IReadOnlyList<ConfigurationItem> Configuration)
{
    /// <summary>The serial number of the machine that took its place, and when (UTC).</summary>
    public string? ReplacedBy { get; init; }
    public DateTime? ReplacedAt { get; init; }
    /// <summary>The serial number of the machine whose place it took.</summary>
    public string? Replaces { get; init; }
}

/// <summary>What stands on a machine's label 设备标签: nothing that says whose it is.</summary>
public sealed record LabelLine(string SerialNumber, string Model, string Name);

/// <summary>Machines as the desk looks them up: for staff and supervisors; others find none (R1.10).</summary>
public sealed class EquipmentQueries(IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time, CompanyTime company)
{
    public const int LargestPage = 200;
    private const int LongestQuery = 100;

    /// <summary>One page of machines, by serial number.</summary>
    /// <param name="page">From 1.</param>
    public async Task<EquipmentList> ListAsync(Actor actor, EquipmentFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        if (!actor.SeesAllTickets)
            return new EquipmentList([], 0, from, size);
        var today = Today;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = string.IsNullOrWhiteSpace(filter.Query) ? db.Equipment.AsNoTracking() : Matching(db.Equipment.AsNoTracking(), filter.Query.Trim());
        if (filter.InWarranty is { } runs)
            wanted = wanted.Where(machine => machine.WarrantyUntil >= today == runs && machine.WarrantyUntil != null);
        var total = await wanted.CountAsync(cancel);
        var lines = await Sorted(wanted).Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)
            .Select(machine => new EquipmentLine(
                machine.SerialNumber, machine.Model.Code, machine.Model.Name, new NamedCustomer(machine.Customer.Id, machine.Customer.Name),
                machine.Site!.Name, machine.Site.City, machine.WarrantyUntil, machine.WarrantyUntil == null ? null : machine.WarrantyUntil >= today))
            .ToListAsync(cancel);
        return new EquipmentList(lines, total, from, size);
    }

    /// <summary>A machine by its serial number, however that is written; null when there is none.</summary>
    public async Task<EquipmentFile?> FileAsync(Actor actor, string serialNumber, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return null;
        var today = Today;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var machines = db.Equipment;
        return await db.Equipment.AsNoTracking().Where(machine => machine.SerialNumber == serialNumber)
            .Select(machine => new EquipmentFile(
                machine.SerialNumber, machine.Model.Code, machine.Model.Name, machine.Model.ProductLine,
                new NamedCustomer(machine.Customer.Id, machine.Customer.Name), machine.Customer.Vip,
                machine.Site == null ? null : new KnownSite(machine.Site.Id, machine.Site.Name, machine.Site.Address, machine.Site.City, machine.Site.Lat, machine.Site.Lon, machine.Site.Calendar),
                machine.SoldOn, machine.WarrantyUntil, machine.WarrantyUntil == null ? null : machine.WarrantyUntil >= today,
                machine.Configuration)
            {
                ReplacedBy = machine.ReplacedBy!.SerialNumber,
                ReplacedAt = machine.ReplacedAt,
                Replaces = machines.Where(old => old.ReplacedById == machine.Id).Select(old => old.SerialNumber).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>The label of one machine; null when there is none of this serial number.</summary>
    public async Task<LabelLine?> LabelAsync(Actor actor, string serialNumber, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Labels(db.Equipment.Where(machine => machine.SerialNumber == serialNumber)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The labels of all machines of a customer.</summary>
    public async Task<IReadOnlyList<LabelLine>> LabelsAsync(Actor actor, int customerId, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Labels(db.Equipment.Where(machine => machine.CustomerId == customerId)).ToListAsync(cancel);
    }

    /// <summary>The machines in which every word of the text is found.</summary>
    internal static IQueryable<Equipment> Matching(IQueryable<Equipment> machines, string text)
    {
        var query = text.Length > LongestQuery ? text[..LongestQuery] : text;
        foreach (var word in query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(10))
        {
            var pattern = LikePattern.Anywhere(word);
            machines = machines.Where(machine =>
                EF.Functions.Like(machine.SerialNumber, pattern, "\\") || EF.Functions.Like(machine.Model.Code, pattern, "\\")
                || EF.Functions.Like(machine.Model.Name, pattern, "\\") || EF.Functions.Like(machine.Customer.Name, pattern, "\\"));
        }
        return machines;
    }

    private DateOnly Today => company.DayOf(time.GetUtcNow().UtcDateTime);

    // 0387 and 387 are equal to a reader; the number as it is written keeps their places.
    private static IQueryable<Equipment> Sorted(IQueryable<Equipment> machines) =>
        machines.OrderBy(machine => EF.Functions.Collate(machine.SerialNumber, ReadersOrder.Collation)).ThenBy(machine => machine.SerialNumber);

    /// <summary>The codes of all models that the company makes.</summary>
    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.EquipmentModels.OrderBy(model => model.Code).Select(model => model.Code).ToListAsync(cancel);
    }

    private static IQueryable<LabelLine> Labels(IQueryable<Equipment> machines) =>
        Sorted(machines).Select(machine => new LabelLine(machine.SerialNumber, machine.Model.Code, machine.Model.Name));
}
