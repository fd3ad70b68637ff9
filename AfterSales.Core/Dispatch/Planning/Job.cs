using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>A part that a job needs.</summary>
/// <param name="Left">How many there are; null: nobody keeps a list.</param>
/// <param name="AwaitedUntil">When one that was asked for shall come, UTC; null: none is awaited.</param>
public sealed record PartNeeded(string PartNo, string Name, int Quantity, int? Left, DateTime? AwaitedUntil = null)
{
    /// <summary>What the plan that holds names, and what was asked for and has not come.</summary>
    internal static async Task<IReadOnlyList<PartNeeded>> OfAsync(AfterSalesDbContext db, Ticket ticket, CancellationToken cancel)
    {
        var requests = ticket.PartRequests;
        var awaited = requests.Where(request => request.ReceivedAt is null).SelectMany(request => request.Lines.Select(line => (line.PartNo, line.Quantity, request.PromisedAt))).ToList();
        var came = requests.Where(request => request.ReceivedAt is not null).SelectMany(request => request.Lines).Select(line => line.PartNo)
            .Concat(awaited.Select(line => line.PartNo)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var planned = ticket.Plan is { Approved: not false } plan
            ? plan.Lines.FindAll(line => line is { Kind: PlanLineKind.Part, PartNo: { Length: > 0 } number } && !came.Contains(number)) : [];
        var bought = planned.Count == 0 ? [] : await PurchasedPartsQueries.OfAsync(db, [.. planned.Select(line => line.PartNo!).Distinct()], [], ticket.Number, cancel);
        var stock = bought.ToLookup(part => part.PartNo, part => part.Left, StringComparer.OrdinalIgnoreCase);
        // A department that writes down no purchase has not run out of everything.
        var isKept = bought.Count > 0 || (planned.Count > 0 && await PurchasedPartsQueries.AnyAsync(db, cancel));
        return
        [
            .. awaited.Select(line => new PartNeeded(line.PartNo, line.PartNo, line.Quantity, null, line.PromisedAt)),
            .. planned.GroupBy(line => line.PartNo!, StringComparer.OrdinalIgnoreCase).Select(same => new PartNeeded(
                same.Key, same.First().Text, same.Sum(line => line.Quantity ?? 1), isKept ? stock[same.Key].Sum() : null)),
        ];
    }
}

/// <summary>What the ticket's rulebook asks of whoever is sent, and what everybody holds.</summary>
public sealed record CertificatesAsked(IReadOnlyList<GateRule> Rules, Qualifications Qualified)
{
    /// <summary>Null where the rulebook asks for nothing.</summary>
    internal static async Task<CertificatesAsked?> OfAsync(Ticket ticket, Func<Task<Qualifications>> held) =>
        ticket.Rulebook?.GatesBefore(Stage.Scheduled, ticket.ServiceType).Where(rule => rule.Gate == Gates.Certificates).ToList() is { Count: > 0 } rules
            ? new CertificatesAsked(rules, await held()) : null;

    public IEnumerable<Consequence> Of(AtHand who, DateTime start, DateTime end)
    {
        var lacks = Rules.SelectMany(rule => Qualified.Lacking([new(who.Id, who.Name)], start, end, rule.Wants)
            .Select(missed => new CertificateMissing(rule.Clause, missed.Need, WithoutName(missed.Of, who.Name)))).ToList();
        return lacks.Count > 0 ? lacks : [new CertificatesHeld(Until(who.Id, start, end))];
    }

    private static string? WithoutName(string? of, string name) =>
        of == name ? null : of?.StartsWith($"{name} · ", StringComparison.Ordinal) == true ? of[(name.Length + 3)..] : of;

    // Of several that hold the one that reaches farthest counts, of several that are asked for the one that ends first.
    private DateOnly? Until(int engineer, DateTime start, DateTime end)
    {
        var (first, last) = (Qualified.Company.DayOf(start), Qualified.Company.DayOf(end));
        var wanted = Rules.SelectMany(rule => rule.Wants).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ends = Qualified.Held[engineer].Where(one => one.IsValid(first, last) && (wanted.Count == 0 || wanted.Contains(one.Kind)))
            .GroupBy(one => wanted.Count == 0 ? one.Proof.ToString() : one.Kind, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.Max(one => one.Until ?? DateOnly.MaxValue)).DefaultIfEmpty(DateOnly.MaxValue).Min();
        return ends == DateOnly.MaxValue ? null : ends;
    }
}

/// <summary>What somebody is to be sent to, as far as planning asks. Times UTC.</summary>
/// <param name="Site">Null while nobody has placed it.</param>
/// <param name="Travels">The work is at the customer's.</param>
/// <param name="HandedOver">The visit that changes hands or time: it stands in nobody's way.</param>
public sealed record Job(
    string Number, Spot? Site, bool Travels, int? HandedOver, DateTime? ArrivalDue, DateTime? RepairDue,
    IReadOnlyList<SkillWanted> Skills, CertificatesAsked? Certificates, IReadOnlyList<PartNeeded> Parts)
{
    /// <summary>For whom it is kept; null: for nobody, or who it is kept for goes there already.</summary>
    public PinFacts? Pin { get; init; }

    /// <summary>When work is done there; null: nobody knows, and every hour counts.</summary>
    public WorkCalendar? Hours { get; init; }

    /// <summary>It does not wait for working hours.</summary>
    public bool AtAnyHour { get; init; }

    /// <summary>It waits for them only as long as the promised arrival does: that was promised soon, and counts every hour.</summary>
    public bool AtAnyHourToBeInTime { get; init; }

    public static Job Of(Ticket ticket, Place place, Visit? handedOver, IReadOnlyList<SkillWanted> skills, CertificatesAsked? certificates, IReadOnlyList<PartNeeded> parts) => new(
        ticket.Number, Spot.Of(ticket.Site?.Lat, ticket.Site?.Lon), place == Place.Site, handedOver?.Id,
        Running(ticket, ClockName.Arrival)?.DueAt, Running(ticket, ClockName.Repair)?.DueAt, skills, certificates, parts)
    {
        Hours = ticket.Calendars?.For(ticket.Site?.Calendar),
        AtAnyHour = VisitHours.AtAnyHour(ticket.Impact, ticket.Priority),
        AtAnyHourToBeInTime = ticket.Priority == Priority.High && Running(ticket, ClockName.Arrival) is { Calendar: null },
    };

    private static TicketClock? Running(Ticket ticket, ClockName name) => ticket.Clocks.Find(clock => clock.Name == name && clock.StoppedAt is null);
}
