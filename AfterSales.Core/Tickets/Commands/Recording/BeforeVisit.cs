using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The customer was called, reached or not 电话联系记录: every attempt counts, and shows when the report is verified. UTC.</summary>
public sealed record LogCall : RecordCommand
{
    public DateTime? CalledAt { get; init; }
    [Required, MaxLength(100)] public string? SpokeWith { get; init; }
    [MaxLength(40)] public string? Phone { get; init; }
    [Required] public bool? Reached { get; init; }
    [LongText] public string? Summary { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        check.Require(Reached != true || !string.IsNullOrWhiteSpace(Summary), "summary");
        VisitTimes.CheckHappened(check, CalledAt, ticket, now, "calledAt");
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.Call, now)
    {
        Passed = Reached,
        From = CalledAt ?? now.Now,
        Text = Summary,
        Lines = [.. Line("spokeWith", SpokeWith), .. Line("phone", Phone)],
    };

    internal override string? Words(Circumstances now) => Said(Mark(Reached == true), SpokeWith, Summary);
}

/// <summary>Somebody guides the customer from afar 远程指导开始: from now on the time is counted.</summary>
public sealed record BeginGuidance : RecordCommand
{
    /// <summary>By telephone, by picture, over the net.</summary>
    [Required] public string? Means { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.GuidanceBegun is null ? base.Apply(ticket, now) : Invalid.Field("means", "already-begun");
    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.GuidanceBegun, now) { Text = Means };
    internal override string? Words(Circumstances now) => Means;
}

/// <summary>How the guidance went 远程指导结束: solved, or somebody has to look further.</summary>
public sealed record EndGuidance : RecordCommand
{
    [Required] public bool? Solved { get; init; }
    [Required, LongText] public string? Findings { get; init; }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) =>
        ticket.GuidanceBegun is { } begun ? ticket.Keep(GuidanceOf(begun, Solved, Findings, now)) : new WrongStage(ticket.Stage, []);

    internal override ServiceRecord Fact(Circumstances now) => GuidanceOf(now.Now, Solved, Findings, now);

    internal static ServiceRecord GuidanceOf(DateTime begun, bool? solved, string? findings, Circumstances now) =>
        new(RecordKind.Guidance, now) { From = begun, To = now.Now, Passed = solved, Text = findings };

    internal override string? Words(Circumstances now) => Findings;
}
