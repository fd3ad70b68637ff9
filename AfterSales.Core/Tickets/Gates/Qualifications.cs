using AfterSales.Core.People.Certificates;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What the engineers who shall be sent hold, and the days that a visit falls on.</summary>
public sealed record Qualifications(ILookup<int, HeldCertificate> Held, CompanyTime Company)
{
    /// <summary>
    /// What these engineers lack for a visit (R5.7): a certificate counts that is valid on each of its days. Without kinds
    /// in the rule any qualification and any proof of training do.
    /// </summary>
    /// <param name="wanted">The kinds that the rule asks for.</param>
    public IEnumerable<Missed> Lacking(IEnumerable<KeyValuePair<int, string>> engineers, DateTime start, DateTime end, IReadOnlyCollection<string> wanted)
    {
        var (first, last) = (Company.DayOf(start), Company.DayOf(end));
        foreach (var (id, name) in engineers)
        {
            var held = Held[id].ToList();
            if (wanted.Count == 0)
            {
                foreach (var missed in Of(held.FindAll(one => one.Proof == CertificateProof.Qualification), Need.Qualification, name)
                    .Concat(Of(held.FindAll(one => one.Proof == CertificateProof.Training), Need.TrainingProof, name)))
                    yield return missed;
            }
            foreach (var kind in wanted)
            {
                foreach (var missed in Of(held.FindAll(one => string.Equals(one.Kind, kind, StringComparison.OrdinalIgnoreCase)), Need.RequiredCertificate, $"{name} · {kind}"))
                    yield return missed;
            }
        }

        IEnumerable<Missed> Of(List<HeldCertificate> held, Need need, string who)
        {
            if (held.Exists(one => one.IsValid(first, last)))
                return [];
            // Who has one that does not reach is told which: it can be renewed, or the visit be set before its end.
            return held.Where(one => one.Until < last).MaxBy(one => one.Until) is { Until: { } until } ended
                ? [new Missed(Need.CertificateEnded, $"{who}{(who.EndsWith(ended.Kind, StringComparison.OrdinalIgnoreCase) ? "" : $" · {ended.Kind}")} · {until:yyyy-MM-dd}")]
                : [new Missed(need, who)];
        }
    }
}

/// <summary>The gate before engineers are sent: they hold what the rulebook asks.</summary>
internal static class CertificateGate
{
    // Before anybody is chosen nobody lacks anything.
    public static IEnumerable<Missed> Missing(AtGate at) => Sent(at) is var (engineers, start, end)
        ? (at.Found.Qualified ?? new Qualifications(Enumerable.Empty<HeldCertificate>().ToLookup(one => one.EngineerId), new CompanyTime(TimeZoneInfo.Utc)))
            .Lacking(at.Found.Engineers.Where(engineer => engineers.Contains(engineer.Key)).OrderBy(engineer => engineer.Key), start, end, at.Rule?.Wants ?? [])
        : [];

    private static (IReadOnlyCollection<int> Engineers, DateTime Start, DateTime End)? Sent(AtGate at) => at.Command switch
    {
        Assign { EngineerIds: { } ids, Start: { } start, End: { } end } => (ids.ToHashSet(), start, end),
        ReassignVisit { EngineerId: { } id } reassign when VisitOf(reassign, at.Ticket) is var (start, end) => ([id], start, end),
        // What was planned weeks ago may have run out meanwhile.
        ConfirmVisit confirm when at.Ticket.PlannedVisit(confirm.VisitId) is { } visit => ([visit.EngineerId], visit.Start, visit.End),
        _ => null,
    };

    private static (DateTime Start, DateTime End)? VisitOf(ReassignVisit reassign, Ticket ticket)
    {
        if (reassign is { Start: { } start, End: { } end })
            return (start, end);
        var visit = ticket.Visits.Find(visit => visit.State is VisitState.Planned or VisitState.Confirmed && (reassign.VisitId is null || visit.Id == reassign.VisitId));
        return visit is null ? null : (visit.Start, visit.End);
    }
}
