using System.Buffers.Binary;
using System.Text;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>What is kept together of a day's tickets, because figures ask for it together.</summary>
public enum FactGroup
{
    /// <summary>Ids, moments of the report, verdicts on the 24 hours, and the traits of <see cref="Traits"/>.</summary>
    Head,
    /// <summary>Elapsed and working ticks (−1: none) and the promise's verdict; so too the next ones.</summary>
    Response,
    Verify,
    Arrange,
    Arrival,
    Cycle,
    /// <summary>Ticks of each <see cref="CyclePart"/>.</summary>
    Parts,
    /// <summary>Ticks until the machine came back, stays on site, machine, its age in days.</summary>
    Outcome,
    /// <summary>Ticks of the repair clock running (−1: not stopped) and by reason.</summary>
    Ledger,
    /// <summary>Words, each once, and which of them is each ticket's; so too the next ones.</summary>
    Region,
    ProductLine,
    Model,
    FaultGroup,
    Batch,
    /// <summary>Several numbers for each ticket; so too the next.</summary>
    Engineers,
    Ratings,
}

/// <summary>
/// Writes a day's facts by columns: the exact values of every ticket, so that any part of them, by any dimension, in any period, is
/// counted by reading a few long stretches of numbers. Little-endian, in the order of the ids: the same facts give the same bytes.
/// </summary>
internal static class DayColumns
{
    /// <param name="facts">Of one day, in the order of their ids, without cancelled ones.</param>
    public static IEnumerable<(FactGroup Column, byte[] Bytes)> Of(IReadOnlyList<TicketFact> facts)
    {
        yield return (FactGroup.Head, Head(facts));
        yield return (FactGroup.Response, Timed(facts, fact => fact.Response));
        yield return (FactGroup.Verify, Timed(facts, fact => fact.Verify));
        yield return (FactGroup.Arrange, Timed(facts, fact => fact.Arrange));
        yield return (FactGroup.Arrival, Timed(facts, fact => fact.Arrival));
        yield return (FactGroup.Cycle, Timed(facts, fact => fact.Cycle));
        yield return (FactGroup.Parts, Longs(facts, fact => fact.Parts.All));
        yield return (FactGroup.Outcome, Outcome(facts));
        yield return (FactGroup.Ledger, Longs(facts, fact => [fact.Ledger.Stopped ? fact.Ledger.Running : -1, .. fact.Ledger.Paused]));
        yield return (FactGroup.Region, Words(facts, fact => fact.Region));
        yield return (FactGroup.ProductLine, Words(facts, fact => fact.ProductLine));
        yield return (FactGroup.Model, Words(facts, fact => fact.Model));
        yield return (FactGroup.FaultGroup, Words(facts, fact => fact.FaultGroup));
        yield return (FactGroup.Batch, Words(facts, fact => fact.Batch));
        yield return (FactGroup.Engineers, Lists(facts, fact => fact.Engineers));
        yield return (FactGroup.Ratings, Lists(facts, fact => fact.Ratings));
    }

    private static byte[] Head(IReadOnlyList<TicketFact> facts)
    {
        var writer = new Writer(facts.Count * (3 * sizeof(long) + sizeof(int)));
        foreach (var fact in facts)
            writer.Write(fact.TicketId);
        foreach (var fact in facts)
            writer.Write(fact.CreatedAt.Ticks);
        foreach (var fact in facts)
            writer.Write(fact.DayVerdict);
        foreach (var fact in facts)
            writer.Write(Traits.Of(fact));
        return writer.Bytes;
    }

    private static byte[] Timed(IReadOnlyList<TicketFact> facts, Func<TicketFact, TimedFact> which) =>
        Longs(facts, fact => which(fact) is var timed ? [timed.Elapsed ?? -1, timed.Worked ?? -1, timed.Verdict] : []);

    private static byte[] Outcome(IReadOnlyList<TicketFact> facts)
    {
        var writer = new Writer(facts.Count * (sizeof(long) + 3 * sizeof(int)));
        foreach (var fact in facts)
            writer.Write(fact.RepeatedAfter);
        foreach (var fact in facts)
            writer.Write(fact.Stays ?? -1);
        foreach (var fact in facts)
            writer.Write(fact.EquipmentId ?? 0);
        foreach (var fact in facts)
            writer.Write(fact.MachineDays ?? -1);
        return writer.Bytes;
    }

    // One block for each of the values, so that a figure reads only the block it is made of.
    private static byte[] Longs(IReadOnlyList<TicketFact> facts, Func<TicketFact, long[]> values)
    {
        var rows = facts.Select(values).ToList();
        var width = rows.Count == 0 ? 0 : rows[0].Length;
        var writer = new Writer(rows.Count * width * sizeof(long));
        for (var block = 0; block < width; block++)
        {
            foreach (var row in rows)
                writer.Write(row[block]);
        }
        return writer.Bytes;
    }

    // Number of words; of each its length in bytes and itself; up to the next multiple of two nothing; for each ticket a word's number.
    private static byte[] Words(IReadOnlyList<TicketFact> facts, Func<TicketFact, string> word)
    {
        var words = facts.Select(word).Distinct().Order(StringComparer.Ordinal).ToList();
        var texts = words.ConvertAll(Encoding.UTF8.GetBytes);
        var head = sizeof(int) + texts.Sum(text => sizeof(int) + text.Length);
        head += head % sizeof(ushort);
        var writer = new Writer(head + facts.Count * sizeof(ushort));
        writer.Write(words.Count);
        foreach (var text in texts)
        {
            writer.Write(text.Length);
            writer.Write(text);
        }
        writer.GoTo(head);
        var numbers = words.Index().ToDictionary(one => one.Item, one => (ushort)one.Index, StringComparer.Ordinal);
        foreach (var fact in facts)
            writer.Write(numbers[word(fact)]);
        return writer.Bytes;
    }

    private static byte[] Lists(IReadOnlyList<TicketFact> facts, Func<TicketFact, int[]> list)
    {
        var all = facts.Sum(fact => list(fact).Length);
        var writer = new Writer((facts.Count + 1 + all) * sizeof(int));
        var end = 0;
        writer.Write(end);
        foreach (var fact in facts)
            writer.Write(end += list(fact).Length);
        foreach (var fact in facts)
        {
            foreach (var number in list(fact))
                writer.Write(number);
        }
        return writer.Bytes;
    }

    private sealed class Writer(int length)
    {
        private int at;

        public byte[] Bytes { get; } = new byte[length];

        public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

        public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

        public void Write(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

        public void Write(byte[] bytes) => bytes.CopyTo(Take(bytes.Length));

        public void GoTo(int place) => at = place;

        private Span<byte> Take(int bytes)
        {
            var span = Bytes.AsSpan(at, bytes);
            at += bytes;
            return span;
        }
    }
}

/// <summary>What a ticket is, in one number.</summary>
internal static class Traits
{
    public static int Of(TicketFact fact) =>
        (int)fact.Priority | (int)fact.Channel << 3 | (int)fact.ServiceType << 6 | (int)fact.CustomerClass << 10
        | (fact.Imported ? 1 << 12 : 0) | (int)fact.Stage << 13 | (fact.Asked ? 1 << 17 : 0);

    public static Priority Priority(int traits) => (Priority)(traits & 7);

    public static Channel Channel(int traits) => (Channel)(traits >> 3 & 7);

    public static ServiceType ServiceType(int traits) => (ServiceType)(traits >> 6 & 15);

    public static CustomerClass CustomerClass(int traits) => (CustomerClass)(traits >> 10 & 3);

    public static TicketOrigin Origin(int traits) => (traits >> 12 & 1) == 1 ? TicketOrigin.Import : TicketOrigin.Portal;

    public static Stage Stage(int traits) => (Stage)(traits >> 13 & 15);

    public static bool Asked(int traits) => (traits >> 17 & 1) == 1;
}
