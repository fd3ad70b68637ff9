using System.Collections.Immutable;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>The whole board at one moment. Immutable, shared by all who look at it.</summary>
/// <param name="Version">Grows with every change, also over a restart.</param>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Cards">The open tickets by number.</param>
/// <param name="Engineers">The active engineers by id.</param>
public sealed record BoardSnapshot(
    long Version, DateTime AsOf, ImmutableDictionary<string, BoardCard> Cards, ImmutableDictionary<int, BoardEngineer> Engineers)
{
    public static readonly BoardSnapshot Empty = new(
        0, DateTime.MinValue, ImmutableDictionary<string, BoardCard>.Empty, ImmutableDictionary<int, BoardEngineer>.Empty);

    /// <summary>What the board looks like after <paramref name="delta"/>, which must follow on this version.</summary>
    public BoardSnapshot After(BoardDelta delta, DateTime asOf) => new(
        delta.Version, asOf, Cards.RemoveRange(delta.Gone).SetItems(delta.Cards), Engineers.SetItems(delta.Engineers));
}

/// <summary>What changed on the board between two versions.</summary>
/// <param name="Since">The version that it follows on; several versions back when changes were merged.</param>
/// <param name="Cards">The changed and new cards as they are now, by number.</param>
/// <param name="Gone">The numbers of tickets that are no longer open.</param>
/// <param name="Engineers">The changed engineers as they are now, by id.</param>
public sealed record BoardDelta(
    long Since, long Version, ImmutableDictionary<string, BoardCard> Cards, ImmutableHashSet<string> Gone, ImmutableDictionary<int, BoardEngineer> Engineers)
{
    /// <summary>No change at all.</summary>
    internal static BoardDelta None(long version) => new(
        version, version, BoardSnapshot.Empty.Cards, [], BoardSnapshot.Empty.Engineers);

    public bool Empty => Cards.IsEmpty && Gone.IsEmpty && Engineers.IsEmpty;

    /// <summary>This change and the one that follows it, as one: of each card only the last state counts.</summary>
    public BoardDelta Then(BoardDelta next) => new(
        Since, next.Version,
        Cards.RemoveRange(next.Gone).SetItems(next.Cards),
        Gone.Except(next.Cards.Keys).Union(next.Gone),
        Engineers.SetItems(next.Engineers));
}

/// <summary>What a watcher is given: the board as it is now, and what changed since the last time.</summary>
/// <param name="Delta">Null when everything is to be taken afresh.</param>
public sealed record BoardUpdate(BoardSnapshot Board, BoardDelta? Delta)
{
    /// <summary>More than this is no longer told one by one.</summary>
    internal const int MostChanges = 1000;

    internal BoardUpdate Then(BoardUpdate next) =>
        Delta is null || next.Delta is null ? next with { Delta = null }
        : Delta.Then(next.Delta) is var merged && merged.Cards.Count + merged.Gone.Count > MostChanges ? next with { Delta = null }
        : next with { Delta = merged };
}

/// <summary>The present board, and all that happens to it from then on, without a gap between the two.</summary>
public sealed record BoardWatch(BoardSnapshot Board, IAsyncEnumerable<BoardUpdate> Updates);
