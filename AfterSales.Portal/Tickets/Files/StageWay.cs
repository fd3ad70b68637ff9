using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Files;

/// <summary>How a stage stands on a ticket's way.</summary>
public enum StepState { Done, Now, Todo }

/// <summary>One stage of the drawing; <see cref="Spent"/> over all times the ticket stood there.</summary>
public sealed record WayStep(Stage Stage, StepState State, TimeSpan? Spent);

/// <summary>The stage drawing: the way of the service type, with what the ticket met besides, and the time in each.</summary>
public static class StageWay
{
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<WayStep> Of(TicketFile file, DateTime now)
    {
        var spent = Spent(file, now);
        var way = file.Way.ToList();
        // A stage off the ordinary way stands behind the one it was entered from.
        foreach (var move in Moves(file).Where(move => !way.Contains(move.ToStage)))
            way.Insert(move.FromStage is { } from ? way.IndexOf(from) + 1 : 0, move.ToStage);
        var here = way.IndexOf(file.Stage);
        return [.. way.Select((stage, at) => new WayStep(stage, StateOf(file, at, here), spent.TryGetValue(stage, out var time) ? time : null))];
    }

    private static StepState StateOf(TicketFile file, int at, int here) =>
        file.Stage is Stage.Closed ? StepState.Done : at == here ? StepState.Now : at < here ? StepState.Done : StepState.Todo;

    private static IEnumerable<ActivityFacts> Moves(TicketFile file) => file.Activities.Where(activity => activity.FromStage != activity.ToStage);

    private static Dictionary<Stage, TimeSpan> Spent(TicketFile file, DateTime now)
    {
        var spent = new Dictionary<Stage, TimeSpan>();
        (Stage Stage, DateTime At)? last = null;
        foreach (var move in Moves(file))
        {
            Add(last, move.RecordedAt);
            last = (move.ToStage, move.RecordedAt);
        }
        if (file.ClosedAt is null)
            Add(last, now);
        return spent;

        void Add((Stage Stage, DateTime At)? from, DateTime until)
        {
            if (from is { } stay && until >= stay.At)
                spent[stay.Stage] = spent.GetValueOrDefault(stay.Stage) + (until - stay.At);
        }
    }
}
