using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Somebody of the department, by name.</summary>
public sealed record PersonRef(int Id, string Name);

public sealed record CustomerRef(int Id, string Name, bool Vip);

/// <summary>A site 现场; degrees in WGS-84, null while nobody has placed it.</summary>
public sealed record SiteRef(int Id, string Name, string? Address, string? City, double? Lat, double? Lon);

/// <param name="Model">As on the type plate: EBZ200.</param>
/// <param name="Name">What it is: 掘进机.</param>
/// <param name="WarrantyUntil">Last day of the warranty, in the company's time zone.</param>
public sealed record EquipmentRef(string SerialNumber, string Model, string Name, DateOnly? WarrantyUntil);

/// <summary>
/// What a promised time is made of, so that whoever shows it can let it tick without asking again. Times UTC.
/// </summary>
/// <param name="DueAt">When it falls due if it goes on running; null while paused or stopped.</param>
/// <param name="UsedBefore">What had been used when the running interval began.</param>
public sealed record ClockFacts(ClockName Name, TimeSpan Limit, DateTime? DueAt, TimeSpan UsedBefore, bool Paused, DateTime? StoppedAt)
{
    public TimeSpan Used(DateTime now) => DueAt is { } due ? Limit - (due - now) : UsedBefore;

    /// <summary>What is left of the promise; negative once it is broken.</summary>
    public TimeSpan Left(DateTime now) => Limit - Used(now);

    public ClockState StateAt(DateTime now) => TicketClock.StateOf(Limit, Used(now), Paused, StoppedAt is not null);
}
