using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A stretch of a clock, running or paused (with the reason: a hold's, or "Parts"). UTC.</summary>
public sealed class ClockInterval
{
    private bool unsigned;

    private ClockInterval() { }

    internal ClockInterval(DateTime start, bool running, string? reason) => (Start, Running, Reason, unsigned) = (start, running, reason, true);

    public int Id { get; private init; }
    public DateTime Start { get; private init; }
    public DateTime? End { get; private set; }
    public bool Running { get; private init; }
    public string? Reason { get; private init; }
    /// <summary>Who began it; null where that was not kept yet.</summary>
    public string? By { get; private set; }
    public int? ById { get; private set; }
    /// <summary>Id of the work calendar that it was counted in; null: every hour counted.</summary>
    public string? Calendar { get; private set; }
    private TimeSpan? Counted { get; set; }

    internal ClockStretch Stretch => new(Start, End, Running);

    /// <summary>What it contributed; nothing while it lasts, and nothing if it was a pause.</summary>
    internal TimeSpan Contributed => Running && End is { } end ? Counted ?? end - Start : TimeSpan.Zero;

    internal void EndAt(DateTime at) => End = at < Start ? Start : at;

    /// <summary>Its end as it was before a move.</summary>
    internal void TakeBack(DateTime? end) => End = end;

    internal void CountIn(PromisedTime promise)
    {
        Calendar = promise.Calendar?.Id;
        Counted = Running && End is { } end ? promise.Between(Start, end) : null;
    }

    /// <summary>Says whose doing it was, once.</summary>
    internal void Sign(Actor actor)
    {
        if (unsigned)
            (By, ById, unsigned) = (actor.Name, actor.EmployeeId, false);
    }
}
