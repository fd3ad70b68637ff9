using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Looks;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>Which column of the board it is.</summary>
/// <param name="Key">Unique among the columns of a look.</param>
public abstract record ColumnPlace(string Key)
{
    /// <summary>A stage of the process.</summary>
    public sealed record OfStage(Stage Stage) : ColumnPlace(Stage.ToString());

    /// <summary>What keeps its cards from going on.</summary>
    public sealed record OfBlocker(Blocker Blocker) : ColumnPlace(Blocker.ToString());

    /// <summary>An engineer's lane.</summary>
    public sealed record OfEngineer(int Id, string Name, EngineerState State) : ColumnPlace(Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Somebody must go and nobody is planned.</summary>
    public sealed record Unassigned() : ColumnPlace("unassigned");

    /// <summary>Nobody is needed there at the moment.</summary>
    public sealed record NoVisit() : ColumnPlace("no-visit");

    /// <summary>All columns of a look, still empty.</summary>
    internal static Columns All(BoardSnapshot board, BoardLook look) => look.Group switch
    {
        BoardGroup.Engineer => new LanesOf(board, look.Filter[BoardFacet.Engineer]),
        BoardGroup.Blocker => new Blockers(),
        _ => new Stages(),
    };

    /// <summary>The columns of a look while cards are put into them.</summary>
    internal abstract class Columns
    {
        /// <summary>Cards come in the order of what is due.</summary>
        public abstract void Put(BoardCard card);

        public abstract IEnumerable<(ColumnPlace Place, IReadOnlyList<BoardCard> Cards)> Filled { get; }
    }

    private sealed class Stages : Columns
    {
        private readonly Dictionary<Stage, List<BoardCard>> columns = ServiceProcess.OpenStages.ToDictionary(stage => stage, _ => new List<BoardCard>());

        public override void Put(BoardCard card) => columns[card.Stage].Add(card);

        public override IEnumerable<(ColumnPlace, IReadOnlyList<BoardCard>)> Filled =>
            ServiceProcess.OpenStages.Select(stage => ((ColumnPlace)new OfStage(stage), (IReadOnlyList<BoardCard>)columns[stage]));
    }

    private sealed class Blockers : Columns
    {
        private readonly Dictionary<Blocker, List<BoardCard>> columns = Enum.GetValues<Blocker>().ToDictionary(blocker => blocker, _ => new List<BoardCard>());

        public override void Put(BoardCard card) => columns[card.Blocked].Add(card);

        public override IEnumerable<(ColumnPlace, IReadOnlyList<BoardCard>)> Filled =>
            columns.OrderBy(column => column.Key).Select(column => ((ColumnPlace)new OfBlocker(column.Key), (IReadOnlyList<BoardCard>)column.Value));
    }

    private sealed class LanesOf : Columns
    {
        private readonly List<BoardCard> unassigned = [], noVisit = [];
        private readonly Dictionary<int, List<BoardCard>> lanes;
        private readonly List<BoardEngineer> people;
        private readonly bool all;

        public LanesOf(BoardSnapshot board, IReadOnlyCollection<string> chosen)
        {
            all = chosen.Count == 0;
            var wanted = chosen.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();
            people = [.. board.Engineers.Values.Where(engineer => all || wanted.Contains(engineer.Id))
                .OrderBy(engineer => engineer.State == EngineerState.OffDuty).ThenBy(engineer => engineer.Name, ReadersOrder.OfNames).ThenBy(engineer => engineer.Id)];
            lanes = people.ToDictionary(engineer => engineer.Id, _ => new List<BoardCard>());
        }

        public override void Put(BoardCard card)
        {
            foreach (var id in card.EngineerIds)
                lanes.GetValueOrDefault(id)?.Add(card);
            if (card.Visits.Count == 0)
                (card.WantsEngineer ? unassigned : noVisit).Add(card);
        }

        public override IEnumerable<(ColumnPlace, IReadOnlyList<BoardCard>)> Filled
        {
            get
            {
                if (all)
                    yield return (new Unassigned(), unassigned);
                foreach (var engineer in people)
                    yield return (new OfEngineer(engineer.Id, engineer.Name, engineer.State), [.. lanes[engineer.Id].OrderBy(card => StartOf(card, engineer.Id))]);
                if (all)
                    yield return (new NoVisit(), noVisit);
            }
        }

        private static DateTime StartOf(BoardCard card, int engineer) => card.Visits.Where(visit => visit.EngineerId == engineer).Min(visit => visit.Start);
    }
}
