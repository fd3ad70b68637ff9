using System.Text.Json;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// The last move of a ticket that can be taken back, with what it changed as it was before. One for each ticket: whatever is
/// done after it makes it past. UTC.
/// </summary>
public sealed class LastMove
{
    /// <summary>For so long who made it may take it back.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromMinutes(10);

    /// <summary>What the timeline calls the way back of each command that has one.</summary>
    public static IReadOnlyDictionary<string, string> Inverses { get; } = new Dictionary<string, string>
    {
        [nameof(Assign)] = nameof(Unassign),
        [nameof(Unassign)] = nameof(Assign),
        [nameof(ReassignVisit)] = nameof(ReassignVisit),
        [CommandNames.Hold] = CommandNames.Resume,
        [nameof(ChangePriority)] = nameof(ChangePriority),
    };

    public long TicketId { get; private init; }
    public DateTime At { get; private set; }
    public int? ById { get; private set; }
    public string By { get; private set; } = "";
    public string Command { get; private set; } = "";
    public string? Text { get; private set; }
    /// <summary>The ticket's version with it: any other, and something has happened since.</summary>
    public long Version { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    /// <summary>Null where there is no way back.</summary>
    internal TicketBefore? Before { get; private set; }

    public DateTime Until => At + Undoable;

    internal string Inverse => Inverses[Command];

    internal void Take(TicketCommand command, TicketBefore? before, long version, Circumstances now)
    {
        (At, ById, By, Command, Text) = (now.Now, now.Actor.EmployeeId, now.Actor.Name, command.Name, command.Words(now));
        (Version, Before, UndoneAt) = (version, before, null);
    }

    internal void Undo(DateTime at) => (UndoneAt, Before) = (at, null);

    private sealed class Configuration : IEntityTypeConfiguration<LastMove>
    {
        public void Configure(EntityTypeBuilder<LastMove> builder)
        {
            builder.ToTable("LastMoves").HasKey(move => move.TicketId);
            builder.HasIndex(move => new { move.ById, move.At });
            builder.Property(move => move.Before).HasConversion(
                before => JsonSerializer.Serialize(before, JsonSerializerOptions.Default), text => JsonSerializer.Deserialize<TicketBefore>(text, JsonSerializerOptions.Default)!);
        }
    }
}

/// <summary>What the moves that can be taken back may change, as it was.</summary>
internal sealed record TicketBefore(
    Stage Stage, Priority Priority, DateTime? RespondedAt, int? HoldId, int Records, IReadOnlyList<VisitBefore> Visits, IReadOnlyList<ClockBefore> Clocks)
{
    public static TicketBefore Of(Ticket ticket) => new(
        ticket.Stage, ticket.Priority, ticket.RespondedAt, ticket.OpenHold?.Id, ticket.Records.Count,
        [.. ticket.Visits.Select(visit => new VisitBefore(visit.Id, visit.State, visit.Lead, visit.EverConfirmed, visit.ConfirmedAt))],
        [.. ticket.Clocks.Select(clock => clock.Before)]);
}

/// <summary>A visit as it was. UTC.</summary>
internal sealed record VisitBefore(int Id, VisitState State, bool Lead, bool EverConfirmed, DateTime? ConfirmedAt);

/// <summary>A clock as it was, with how many intervals it had and when the last one ended. UTC.</summary>
internal sealed record ClockBefore(
    int Id, TimeSpan Limit, string? Calendar, DateTime? StoppedAt, string? StoppedBy, int? StoppedById, DateTime? DueAt, DateTime? SoonAt, bool Provisional,
    TimeSpan UsedBefore, DateTime? RunsSince, bool Paused, bool? Kept, DateTime? BrokenAt, int Intervals, DateTime? LastEnd);
