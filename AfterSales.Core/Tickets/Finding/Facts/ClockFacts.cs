using System.Text.Json.Serialization;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>How a promised time stands at the moment of asking. UTC; whole minutes.</summary>
/// <param name="DueAt">Null while paused and once stopped.</param>
public sealed record ClockFacts(ClockName Name, DateTime? DueAt, ClockState State, int UsedMinutes, int LimitMinutes, DateTime? StoppedAt)
{
    /// <summary>The customer's question that it is the reply to, from 1; null: the ticket's own clock.</summary>
    public int? Question { get; init; }
    /// <summary>Id of the work calendar whose time counts; null: every hour.</summary>
    public string? Calendar { get; init; }
    /// <summary>Holidays before it is due are not published yet 暂定.</summary>
    public bool Provisional { get; init; }
    /// <summary>A supervisor corrected its verdict.</summary>
    public bool Corrected { get; init; }
    /// <summary>How many clocks of the same promise came after it: what was done again has a further one.</summary>
    [JsonIgnore]
    public int Later { get; init; }
    /// <summary>What lets it tick without asking again.</summary>
    [JsonIgnore]
    public ClockReading Reading { get; private init; } = null!;

    /// <summary>Names the clock among those of its ticket: repair, reply-2; an earlier one of the same promise repair-before-1.</summary>
    [JsonIgnore]
    public string Key => Later == 0 ? KeyOf(Name, Question) : $"{KeyOf(Name, Question)}-before-{Later}";

    public static string KeyOf(ClockName name, int? question)
    {
        var key = name.ToString().ToLowerInvariant();
        return question is { } number ? $"{key}-{number}" : key;
    }

    public static ClockFacts Of(TicketClock clock, DateTime now) => Of(clock.Reading, now) with { Corrected = clock.Corrections.Count > 0 };

    public static ClockFacts Of(ClockReading clock, DateTime now) =>
        new(clock.Name, clock.DueAt, clock.StateAt(now), (int)clock.Used(now).TotalMinutes, (int)clock.Limit.TotalMinutes, clock.StoppedAt)
        {
            Question = clock.Question,
            Calendar = clock.Calendar,
            Provisional = clock.Provisional,
            Reading = clock,
        };
}
