using System.Text.Json.Serialization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>An employee, as shown on tickets and cards.</summary>
public sealed record PersonRef(int Id, string Name);

public sealed record CustomerRef(int Id, string Name, bool Vip);

/// <summary>Coordinates in degrees, WGS-84.</summary>
public sealed record SiteRef(int Id, string Name, string? Address, string? City, double? Lat, double? Lon);

/// <summary>A machine; with nothing but the serial number where the reporter named one that nobody knows.</summary>
/// <param name="Model">As on the type plate, EBZ200.</param>
/// <param name="Name">What kind of machine, 掘进机.</param>
/// <param name="WarrantyUntil">Last day, in the company's time zone.</param>
public sealed record EquipmentRef(string SerialNumber, string? Model, string? Name, DateOnly? WarrantyUntil);

/// <summary>One engineer's visit. UTC.</summary>
public sealed record VisitFacts(
    int Id, PersonRef Engineer, bool Lead, Place Place, VisitState State, DateTime Start, DateTime End,
    DateTime? DepartedAt, DateTime? ArrivedAt, DateTime? LeftAt, LeaveOutcome? Outcome)
{
    public bool Live => State is VisitState.Planned or VisitState.Confirmed or VisitState.EnRoute or VisitState.OnSite;

    /// <summary>Called off before anybody set out: no work was broken off.</summary>
    [JsonIgnore]
    public bool Withdrawn => State == VisitState.Aborted && DepartedAt is null && ArrivedAt is null;

    /// <summary>It ended before its engineer knew of it: it was only planned, or the move that made it was undone.</summary>
    [JsonIgnore]
    public bool NeverTold { get; init; }
}

/// <summary>UTC; a hold without end still lasts.</summary>
public sealed record HoldFacts(HoldReason Reason, string? Note, DateTime From, DateTime? To);

/// <summary>When something was said to be done or there, why, and when that was said; the last one holds. UTC.</summary>
public sealed record PromiseFacts(DateTime At, string Reason, DateTime MadeAt)
{
    internal static IReadOnlyList<PromiseFacts> Of(Ticket ticket) =>
    [
        .. ticket.Promises.Select(promise => new PromiseFacts(promise.At, promise.Reason, promise.MadeAt))
            .Concat(ticket.PartRequests.Select(parts => new PromiseFacts(parts.PromisedAt, string.Join(", ", parts.Lines.Select(line => $"{line.PartNo} × {line.Quantity}")), parts.At)))
            .OrderBy(promise => promise.MadeAt),
    ];
}

/// <summary>For whom the ticket is kept, until when, why, and by whom. UTC.</summary>
public sealed record PinFacts(int EngineerId, string Engineer, DateTime Until, string Reason, string By)
{
    internal static PinFacts? Of(Ticket ticket, DateTime now) =>
        ticket.Pinned is { } pin && pin.HoldsAt(now) ? new PinFacts(pin.EngineerId, pin.Engineer, pin.Until, pin.Reason, pin.By) : null;

    /// <summary>What stands against anybody else: whom it is kept for has no visit but the one that changes hands.</summary>
    internal static PinFacts? Against(Ticket ticket, Visit? handedOver, DateTime now) => Of(ticket, now) is { } pin && !ticket.GoingWithout(handedOver).Contains(pin.EngineerId) ? pin : null;
}

/// <summary>A line of the timeline. UTC.</summary>
/// <param name="By">The name of who acted, as it was then.</param>
public sealed record ActivityFacts(
    long Id, DateTime At, DateTime RecordedAt, string By, bool OnBehalf, string Command, Stage? FromStage, Stage ToStage, string? Text)
{
    /// <summary>The door it came through; System: the portal did it by itself.</summary>
    public Origin Origin { get; init; }

    /// <summary>The supervisor who was away and instead of whom it was decided.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>It was decided on own work, because nobody else could decide.</summary>
    public bool OnOwnWork { get; init; }

    /// <summary>It took the move before it back.</summary>
    public bool Undoes { get; init; }

    /// <summary>What sending the engineers brought about that a reason is asked for; empty: nothing.</summary>
    public IReadOnlyList<Consequence> Consequences { get; init; } = [];

    internal static ActivityFacts Of(Activity activity) => new(activity.Id, activity.At, activity.RecordedAt, activity.By, activity.OnBehalf,
        activity.Command, activity.FromStage, activity.ToStage, activity.Text)
    {
        InsteadOf = activity.InsteadOf,
        OnOwnWork = activity.OnOwnWork,
        Undoes = activity.Undoes,
        Origin = activity.Origin,
        Consequences = activity.Consequences ?? [],
    };
}

public sealed record WorkFacts(DateTime At, string? Cause, string Action, int Minutes)
{
    /// <summary>The version of the plan that it was work on; null: none.</summary>
    public int? PlanNumber { get; init; }
    /// <summary>Which of that plan's works, from 1; null: none of them.</summary>
    public int? PlanLine { get; init; }
}

public sealed record TestFacts(DateTime At, bool Passed, string? Note, IReadOnlyList<Reading> Readings);

public sealed record PartsFacts(DateTime At, DateTime PromisedAt, DateTime? ReceivedAt, IReadOnlyList<PartLine> Lines);

/// <summary>Who is asked to take a ticket over, and why.</summary>
public sealed record HandoverFacts(PersonRef To, string Reason);

/// <summary>How the customer accepted, as <see cref="AcceptanceEntry"/> keeps it. UTC.</summary>
/// <param name="Drawn">False: the typed name counts.</param>
/// <param name="SignaturePng">The drawn signature.</param>
public sealed record AcceptanceFacts(DateTime At, AcceptanceWay Way, string SignerName, bool Drawn, byte[]? SignaturePng, string ResultNote, bool ByLink)
{
    public IReadOnlyList<AcceptanceLine> Lines { get; init; } = [];
    public string? SheetNumber { get; init; }
    /// <summary>The stamped sheet, PNG or JPEG.</summary>
    public byte[]? Photo { get; init; }
    public string? Reason { get; init; }
    public string? Witness { get; init; }
    public string Words { get; init; } = "";
    public string Hash { get; init; } = "";
    /// <summary>Null while it holds.</summary>
    public VoidFacts? Voided { get; init; }

    internal static AcceptanceFacts Of(AcceptanceEntry entry) => new(entry.At, entry.Way, entry.SignerName, entry.Signature != null, entry.Signature, entry.ResultNote, entry.ByLink)
    {
        Lines = entry.Lines,
        SheetNumber = entry.SheetNumber,
        Photo = entry.Photo,
        Reason = entry.Reason,
        Witness = entry.Witness,
        Words = entry.Words,
        Hash = entry.Hash,
        Voided = entry is { VoidedAt: { } at, VoidedBy: { } by, VoidedFor: { } command } ? new VoidFacts(at, by, command, entry.VoidedWhy) : null,
    };
}

/// <summary>What made a signature void: who, when (UTC), by which command, in what words.</summary>
public sealed record VoidFacts(DateTime At, string By, string Command, string? Why);

/// <summary>Scores 1 (worst) to 5.</summary>
public sealed record SurveyFacts(DateTime At, int Response, int Quality, int Attitude, int? Recommend, string? Comment);
