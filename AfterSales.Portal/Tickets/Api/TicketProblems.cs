using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>Refusals of tickets as problem answers: the code and status of their family, the facts of their own, the reader's words.</summary>
internal sealed class TicketProblems(TicketWords words)
{
    /// <param name="type">The ticket's, where one is known: what a type itself needs is said with its name.</param>
    public ProblemAnswer Of(Refusal refusal, ServiceType type = ServiceType.Repair)
    {
        var answer = Problems.Of(refusal) with { Facts = FactsOf(refusal, type) };
        return refusal is Malformed or Invalid or NotFound ? answer : answer with { Detail = words.Say(refusal) };
    }

    private Dictionary<string, object?> FactsOf(Refusal refusal, ServiceType type) => refusal switch
    {
        Malformed { Field: { } field } => new() { ["field"] = field },
        Invalid invalid => new() { ["errors"] = invalid.Errors.ToDictionary(error => error.Key, error => error.Value.Select(words.Problem)) },
        VersionConflict conflict => new()
        {
            ["current"] = new { conflict.Version, conflict.Stage },
            ["changedBy"] = conflict.ChangedBy,
            ["changedAt"] = conflict.ChangedAt,
            ["change"] = conflict.Change,
        },
        PinnedToAnother pin => new() { ["engineerId"] = pin.EngineerId, ["engineer"] = pin.Engineer, ["until"] = pin.Until, ["reason"] = pin.Reason },
        UndoTooLate late => new() { ["until"] = late.Until },
        AnothersMove another => new() { ["by"] = another.By, ["at"] = another.At },
        WrongStage wrong => new() { ["stage"] = wrong.Stage, ["allowedFrom"] = wrong.AllowedFrom },
        GatesUnmet gates => new()
        {
            ["clauses"] = gates.Missing.Select(need => new { Id = need.Clause, Text = words.Clause(need, type), Missing = words.Need(need) }),
        },
        Prevented prevented => new() { ["consequences"] = prevented.Consequences.Select(one => words.Consequences.SayOf(one).InOne) },
        ReasonWanted wanted => new() { ["consequences"] = wanted.Consequences.Select(one => words.Consequences.SayOf(one).InOne) },
        _ => [],
    };
}
