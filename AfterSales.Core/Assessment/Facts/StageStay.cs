using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Assessment;

/// <summary>A ticket stood in one stage without leaving it. UTC.</summary>
internal readonly record struct StageStay(Stage Stage, DateTime From, DateTime To)
{
    /// <summary>
    /// From the report to a moment, without gaps. What is told to have happened before what was recorded earlier counts as at the same
    /// moment. A move that was taken back was never made (decision 025).
    /// </summary>
    public static List<StageStay> Of(IReadOnlyList<RawActivity> activities, DateTime reported, DateTime until)
    {
        var stays = new List<StageStay>();
        var (stage, since) = (Stage.Reported, reported);
        foreach (var activity in Made(activities))
        {
            var at = activity.At < since ? since : activity.At > until ? until : activity.At;
            if (activity.ToStage == stage)
                continue;
            if (at > since)
                stays.Add(new StageStay(stage, since, at));
            (stage, since) = (activity.ToStage, at);
        }
        if (until > since)
            stays.Add(new StageStay(stage, since, until));
        return stays;
    }

    /// <summary>What was done and not taken back, in its order.</summary>
    public static IEnumerable<RawActivity> Made(IReadOnlyList<RawActivity> activities)
    {
        if (!activities.Any(activity => activity.Undoes))
            return activities;
        var made = new List<RawActivity>();
        foreach (var activity in activities)
        {
            if (!activity.Undoes)
                made.Add(activity);
            else if (made.FindLastIndex(move => LastMove.Inverses.GetValueOrDefault(move.Command) == activity.Command) is >= 0 and var taken)
                made.RemoveAt(taken);
        }
        return made;
    }
}
