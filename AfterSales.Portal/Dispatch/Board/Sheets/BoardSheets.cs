using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Board.Looks;
using AfterSales.Portal.Dispatch.Map;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>
/// The arrangements of the present board, each made once however many look at it. They live as long as somebody holds
/// their snapshot.
/// </summary>
public sealed class BoardSheets
{
    private readonly ConditionalWeakTable<BoardSnapshot, Shared> known = [];

    /// <summary>The moment that a board is shown at: the whole minute, the same for everybody who looks during it.</summary>
    public static DateTime MomentOf(DateTime now) => new(now.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, DateTimeKind.Utc);

    /// <param name="moment">Of <see cref="MomentOf"/>.</param>
    /// <param name="before">What the reader was shown until now.</param>
    public BoardSheet Of(BoardUpdate update, BoardLook look, DateTime moment, BoardSheet? before)
    {
        var shared = SharedOf(update, before);
        var at = shared.At(moment);
        return at.Sheets.GetOrAdd(look.Arrangement, _ => new Lazy<BoardSheet>(() => BoardSheet.Of(shared.Sorted, look, moment, at.Counts, before))).Value;
    }

    /// <summary>What the map shows: the same object as long as nothing on it changed.</summary>
    public MapPlaces PlacesOf(BoardSnapshot board, DateTime moment) => SharedOf(new BoardUpdate(board, null), null).At(moment).Places;

    private Shared SharedOf(BoardUpdate update, BoardSheet? before) =>
        known.TryGetValue(update.Board, out var shared) ? shared : known.GetValue(update.Board, board => new Shared(SortedBoard.Of(board, before?.Sorted, update.Delta)));

    private sealed class Shared(SortedBoard sorted)
    {
        private Moment? last;

        public SortedBoard Sorted => sorted;

        // Only the last moment is kept: nobody goes back in time, and a quiet night has many minutes.
        public Moment At(DateTime at)
        {
            var found = Volatile.Read(ref last);
            if (found?.At == at)
                return found;
            var made = new Moment(sorted, at);
            return Interlocked.CompareExchange(ref last, made, found) == found ? made : At(at);
        }
    }

    private sealed class Moment(SortedBoard sorted, DateTime at)
    {
        private readonly Lazy<BoardCounts> counts = new(() => BoardCounts.Of(sorted.Cards, at));
        private readonly Lazy<MapPlaces> places = new(() => MapPlaces.Of(sorted.Board, at));

        public DateTime At => at;

        public ConcurrentDictionary<string, Lazy<BoardSheet>> Sheets { get; } = [];

        public BoardCounts Counts => counts.Value;

        public MapPlaces Places => places.Value;
    }
}
