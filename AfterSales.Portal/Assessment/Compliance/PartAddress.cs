using System.Globalization;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Addresses;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>Where the tickets of something that is counted for a clause are: /rulebook/proofs/count/Owned.</summary>
internal static class PartAddress
{
    private const string Count = "count", Promise = "promise", Dates = "dates", Gate = "gate";

    /// <param name="from">UTC day of the report, inclusive.</param>
    /// <param name="to">UTC day, exclusive.</param>
    /// <param name="done">Those with what is as it should be; else those with what is not.</param>
    public static string Of(CountedPart part, DateOnly from, DateOnly to, bool done)
    {
        var (kind, name, more) = part switch
        {
            CountPart count => (Count, count.Count.ToString(), ""),
            PromisePart promise => (Promise, promise.Clock.ToString(), ""),
            DatesPart dates => (Dates, dates.Date.ToString(), ""),
            GatePart gate => (Gate, Uri.EscapeDataString(gate.Gate), $"&clause={Uri.EscapeDataString(gate.Clause)}&before={gate.Before}"),
            _ => throw new InvalidOperationException($"Nobody lists {part}."),
        };
        return string.Create(CultureInfo.InvariantCulture, $"/rulebook/proofs/{kind}/{name}?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}{more}{(done ? "" : "&left=1")}");
    }

    /// <summary>Null: it means nothing that is counted.</summary>
    public static CountedPart? Read(string? kind, string? name, string? clause, string? before) => kind switch
    {
        Count when FilterKeys.Named<ClauseCount>(name) is { } count => new CountPart(count),
        Promise when FilterKeys.Named<ClockName>(name) is { } clock => new PromisePart(clock),
        Dates when FilterKeys.Named<DateKind>(name) is { } date => new DatesPart(date),
        Gate when name is not null && clause is not null && FilterKeys.Named<Stage>(before) is { } stage => new GatePart(clause, name, stage),
        _ => null,
    };
}
