using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AfterSales.Core.Tickets;

/// <summary>What sending somebody would bring about, foreseen by whoever knows the engineers' days: that is a floor above Tickets.</summary>
public interface IForesight
{
    /// <summary>Called before the command runs, in its transaction; whatever of the input is wrong is not its concern.</summary>
    /// <param name="now">UTC.</param>
    Task<IReadOnlyList<Consequence>> ForeseeAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, DateTime now, CancellationToken cancel);
}

/// <summary>It would have consequences that nobody may bring about.</summary>
public sealed record Prevented(IReadOnlyList<Consequence> Consequences) : GateRefusal("prevented");

/// <summary>It would have consequences that are brought about with a reason only.</summary>
public sealed record ReasonWanted(IReadOnlyList<Consequence> Consequences) : GateRefusal("reason-wanted");

/// <summary>A command that sends somebody.</summary>
internal interface ISends
{
    string? OverrideReason { get; }
}

/// <summary>How consequences are judged and kept.</summary>
internal static class Foreseen
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>As a column of JSON.</summary>
    public static readonly ValueConverter<IReadOnlyList<Consequence>?, string> Column = new(
        list => JsonSerializer.Serialize(list, Json), text => JsonSerializer.Deserialize<List<Consequence>>(text, Json)!);

    // Never changed once it is written.
    public static readonly ValueComparer<IReadOnlyList<Consequence>?> Same = new((one, other) => ReferenceEquals(one, other), list => list == null ? 0 : list.Count, list => list);

    /// <summary>Programs are shown no consequences beforehand: of them no reason is asked, but what they bring about is kept.</summary>
    public static Refusal? Refuse(TicketCommand command, Circumstances now)
    {
        if (command is not ISends sends || now.Found.Consequences is not { Count: > 0 } all)
            return null;
        if (all.Where(one => one.Weight == Weight.Blocks).ToList() is { Count: > 0 } blocking)
            return new Prevented(blocking);
        return now.Actor.Origin is Origin.Page or Origin.Hub && string.IsNullOrWhiteSpace(sends.OverrideReason) && Kept(command, now) is { } asking
            ? new ReasonWanted(asking) : null;
    }

    /// <summary>Those that a reason answers, for the timeline; null: none.</summary>
    public static IReadOnlyList<Consequence>? Kept(TicketCommand command, Circumstances now) =>
        command is ISends && now.Found.Consequences.Where(one => one.Weight == Weight.AsksReason).ToList() is { Count: > 0 } asking ? asking : null;
}
