using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>An engineer as the board shows them: what they do, where they are, and their day.</summary>
public sealed record BoardEngineer
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required EngineerState State { get; init; }
    /// <summary>In the department's words, as "液压 3".</summary>
    public required IReadOnlyList<string> Skills { get; init; }
    public required string? HomeCity { get; init; }
    /// <summary>Where in that city a way begins; null while nobody has placed it.</summary>
    public Spot? Home { get; init; }
    /// <summary>Where they were last; null off duty, without consent, or before the first report.</summary>
    public required BoardPosition? Position { get; init; }
    /// <summary>The visits of the company's day, also those that have ended, by their start.</summary>
    public required IReadOnlyList<BoardVisit> Visits { get; init; }

    /// <summary>What somebody does who has these visits: being on the way or on site counts more than the roster.</summary>
    internal static EngineerState StateOf(bool onDuty, IEnumerable<BoardVisit> visits) =>
        visits.Select(visit => visit.State).Where(state => state is VisitState.EnRoute or VisitState.OnSite).DefaultIfEmpty().Max() switch
        {
            VisitState.OnSite => EngineerState.OnSite,
            VisitState.EnRoute => EngineerState.EnRoute,
            _ => onDuty ? EngineerState.Free : EngineerState.OffDuty,
        };
}

/// <summary>Where somebody was at a moment. WGS-84 degrees, metres, UTC.</summary>
public sealed record BoardPosition(double Lat, double Lon, double? AccuracyM, DateTime At);
