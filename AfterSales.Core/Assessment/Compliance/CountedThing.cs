using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>One thing that is counted for a clause, and the ticket that it stands on: a visit, an answer, the ticket itself.</summary>
internal sealed class CountedThing
{
    public required long TicketId { get; init; }
    /// <summary>It is as it should be; where there is no whole, all are.</summary>
    public required bool Done { get; init; }
}

/// <summary>How often something was done, and of how many.</summary>
/// <param name="Of">Null where there is no whole.</param>
internal readonly record struct Tally(int Done, int? Of = null)
{
    public static Tally Over(List<CountedThing> things, bool whole = true) => new(things.Count(thing => thing.Done), whole ? things.Count : null);
}

/// <summary>What is counted for clauses and stands on tickets, so that these can be listed.</summary>
public abstract record CountedPart;

/// <summary>Something that the records are counted for.</summary>
public sealed record CountPart(ClauseCount Count) : CountedPart;

/// <summary>A promised time of the rulebook in force.</summary>
public sealed record PromisePart(ClockName Clock) : CountedPart;

/// <summary>Dates ahead.</summary>
public sealed record DatesPart(DateKind Date) : CountedPart;

/// <summary>Who passed a gate of the rulebook in force.</summary>
/// <param name="Clause">By which the gate stands there.</param>
/// <param name="Before">The stage that it stands before.</param>
public sealed record GatePart(string Clause, string Gate, Stage Before) : CountedPart;
