using AfterSales.Portal.Dispatch.Feed;

namespace AfterSales.Portal.Dispatch.Wall;

/// <summary>What a wall is given when it begins to watch.</summary>
public sealed record WallAnswer(BoardAnswer Board, WallDay Day);

/// <summary>How the department's day goes, and that the portal is there. Times UTC.</summary>
/// <param name="Now">The portal's clock: a screen's own may be wrong.</param>
/// <param name="BehindSince">Since when the database could not be read: what is shown is as old as that. Null while all is well.</param>
/// <param name="Build">Which portal answers: one with other scripts wants the page to be loaded anew.</param>
/// <param name="InTimePercent">Of today's responses those within their promise; null as long as there are none.</param>
/// <param name="Accepted">Repairs that customers accepted today.</param>
/// <param name="Satisfaction">Mean of the ratings of the last 30 days, 1 to 5; null without any.</param>
/// <param name="Counted">What is left of the promises that only working time counts for.</param>
/// <param name="People">Who looks after the tickets, and who is sent.</param>
public sealed record WallDay(
    DateTime Now, DateTime? BehindSince, string Build, int? InTimePercent, int Accepted, double? Satisfaction,
    IReadOnlyList<CountedClock> Counted, IReadOnlyList<WallPerson> People);

/// <param name="Left">Whole minutes of working time; negative once it is broken.</param>
public sealed record CountedClock(string Number, int Left);

/// <summary>A colleague by name.</summary>
public sealed record WallPerson(int Id, string Name);
