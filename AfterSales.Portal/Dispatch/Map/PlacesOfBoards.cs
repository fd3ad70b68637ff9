using System.Runtime.CompilerServices;
using AfterSales.Core.Dispatch.Live;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>
/// The map's places of each snapshot of the board, found once for all who look at it. Clocks go on while it stands, so
/// that what was found holds for a while only.
/// </summary>
public sealed class PlacesOfBoards
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(15);
    private readonly ConditionalWeakTable<BoardSnapshot, Found> known = [];
    // Of whatever snapshot: two that find at once cost a list that is made twice, no more.
    private volatile MapPlaces latest = MapPlaces.None;

    /// <param name="now">UTC.</param>
    public MapPlaces Of(BoardSnapshot board, DateTime now)
    {
        if (known.TryGetValue(board, out var found) && (now - found.At).Duration() < Holds)
            return found.Places;
        found = new Found(latest = new MapPlaces(board, now, latest), now);
        known.AddOrUpdate(board, found);
        return found.Places;
    }

    private sealed record Found(MapPlaces Places, DateTime At);
}
