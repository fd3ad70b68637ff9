using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AfterSales.Core.Assessment;

/// <summary>The columns of one UTC day that were asked for, as numbers. Rows are tickets in the order of their ids.</summary>
internal sealed class FactDay(int day, int count)
{
    private readonly ReadColumn?[] columns = new ReadColumn?[Enum.GetValues<FactGroup>().Length];

    public int Day => day;

    /// <summary>How many tickets.</summary>
    public int Count => count;

    public ReadOnlySpan<long> Ids => Longs(FactGroup.Head, 0);
    public ReadOnlySpan<long> CreatedAt => Longs(FactGroup.Head, 1);
    public ReadOnlySpan<long> DayVerdicts => Longs(FactGroup.Head, 2);
    public ReadOnlySpan<int> Traits => Ints(FactGroup.Head, 3, 0);

    public ReadOnlySpan<long> RepeatedAfter => Longs(FactGroup.Outcome, 0);
    public ReadOnlySpan<int> Stays => Ints(FactGroup.Outcome, 1, 0);
    public ReadOnlySpan<int> Machines => Ints(FactGroup.Outcome, 1, 1);
    public ReadOnlySpan<int> MachineDays => Ints(FactGroup.Outcome, 1, 2);

    public void Set(FactGroup group, ReadColumn column) => columns[(int)group] = column;

    public ReadOnlySpan<long> Longs(FactGroup group, int block) =>
        MemoryMarshal.Cast<byte, long>(Bytes(group).AsSpan(block * count * sizeof(long), count * sizeof(long)));

    /// <summary>All blocks, one after the other.</summary>
    public ReadOnlySpan<long> Longs(FactGroup group) => MemoryMarshal.Cast<byte, long>(Bytes(group));

    /// <summary>For each ticket the number of its word in <see cref="WordsOf"/>.</summary>
    public ReadOnlySpan<ushort> Numbers(FactGroup group) => MemoryMarshal.Cast<byte, ushort>(Bytes(group).AsSpan(columns[(int)group]!.WordBytes));

    public string[] WordsOf(FactGroup group) => columns[(int)group]!.Words;

    public ReadOnlySpan<int> List(FactGroup group, int row)
    {
        var all = MemoryMarshal.Cast<byte, int>(Bytes(group));
        var first = count + 1;
        return all[(first + all[row])..(first + all[row + 1])];
    }

    /// <summary>What the day's tickets give, worked out once for each version of the day.</summary>
    public T Once<T>(Rollup<T> rollup) where T : class, IRolledUp => columns[(int)rollup.Kept]!.Once(rollup.Of, default, () => rollup.Take(this));

    /// <summary>What some days from this one on give together, worked out once for each version of them.</summary>
    public T Once<T>(Rollup<T> rollup, Func<IReadOnlyList<T>, T> sum, IReadOnlyList<FactDay> days) where T : class, IRolledUp
    {
        // A day that is written anew has a higher version than before; not all that change together are written at the same moment.
        var stamp = new DaysStamp(days.Sum(day => day.columns[(int)rollup.Kept]!.Version), days.Count);
        return columns[(int)rollup.Kept]!.Once(rollup.OfDays, stamp, () => sum([.. days.Select(day => day.Once(rollup))]));
    }

    private ReadOnlySpan<int> Ints(FactGroup group, int longs, int block) =>
        MemoryMarshal.Cast<byte, int>(Bytes(group).AsSpan(longs * count * sizeof(long) + block * count * sizeof(int), count * sizeof(int)));

    private byte[] Bytes(FactGroup group) => columns[(int)group]?.Bytes ?? throw new InvalidOperationException($"{group} was not read.");
}

/// <summary>Which versions of some days something was worked out from.</summary>
internal readonly record struct DaysStamp(long Versions, int Days);

/// <summary>One column of a day as it was read.</summary>
internal sealed class ReadColumn(long version, byte[] bytes)
{
    private WordList? words;
    private (object Of, DaysStamp From, IRolledUp What)[] taken = [];
    private long size = bytes.Length;

    public long Version => version;
    public byte[] Bytes => bytes;
    public long LastUsed { get; set; }

    /// <summary>How many bytes it takes, with what was worked out from it.</summary>
    public long Size => Volatile.Read(ref size);

    /// <summary>How many of them have been counted by who keeps it.</summary>
    public long Counted { get; set; }

    public T Once<T>(object of, DaysStamp from, Func<T> take) where T : class, IRolledUp
    {
        T? made = null;
        while (true)
        {
            var known = Volatile.Read(ref taken);
            var at = Array.FindIndex(known, one => one.Of.Equals(of));
            if (at >= 0 && known[at].From == from)
                return (T)known[at].What;
            made ??= take();
            // Somebody else may just have put something beside it.
            if (Interlocked.CompareExchange(ref taken, [.. known.Where((_, place) => place != at), (of, from, made)], known) != known)
                continue;
            Interlocked.Add(ref size, made.Bytes - (at < 0 ? 0 : known[at].What.Bytes));
            return made;
        }
    }

    /// <summary>The words of a column of words.</summary>
    public string[] Words => List.Words;

    /// <summary>Where the numbers begin.</summary>
    public int WordBytes => List.Bytes;

    private WordList List
    {
        get
        {
            // Published as one: who asks at the same time finds both or neither.
            if (Volatile.Read(ref words) is { } known)
                return known;
            var (at, read) = (sizeof(int), new string[BinaryPrimitives.ReadInt32LittleEndian(bytes)]);
            for (var i = 0; i < read.Length; i++)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
                read[i] = Encoding.UTF8.GetString(bytes, at + sizeof(int), length);
                at += sizeof(int) + length;
            }
            var list = new WordList(read, at + at % sizeof(ushort));
            Volatile.Write(ref words, list);
            return list;
        }
    }

    private sealed record WordList(string[] Words, int Bytes);
}
