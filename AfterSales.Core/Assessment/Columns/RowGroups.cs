using System.Globalization;
using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment;

/// <summary>Which value of a dimension each of a day's tickets has, by numbers that are the same on every day.</summary>
/// <param name="own">The engineer who asks, and sees no other beside; null: a supervisor does.</param>
internal sealed class RowGroups(Dimension by, int? own)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> engineers = [];
    private readonly List<string> keys = [];
    private FactDay? day;
    private int[] single = [], several = [];

    public RowGroups(Dimension by, Actor actor) : this(by, actor.IsSupervisor ? null : actor.EmployeeId ?? 0)
    {
    }

    public Dimension By => by;

    /// <summary>How many values there have been.</summary>
    public int Count => keys.Count;

    // Null: the head tells.
    private FactGroup? Column => by switch
    {
        Dimension.Engineer => FactGroup.Engineers,
        Dimension.Region or Dimension.ProductLine or Dimension.Model or Dimension.FaultGroup => WordsOf(by),
        _ => null,
    };

    /// <summary>The columns that it reads.</summary>
    public IEnumerable<FactGroup> Columns => Column is { } column ? [column] : [];

    public string KeyOf(int group) => keys[group];

    public static FactGroup WordsOf(Dimension by) => by switch
    {
        Dimension.Region => FactGroup.Region,
        Dimension.ProductLine => FactGroup.ProductLine,
        Dimension.Model => FactGroup.Model,
        Dimension.FaultGroup => FactGroup.FaultGroup,
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "It is no dimension of words."),
    };

    public void Begin(FactDay of)
    {
        day = of;
        if (by == Dimension.Engineer)
            return;
        if (single.Length < of.Count)
            single = new int[Math.Max(of.Count, single.Length * 2)];
        if (Column is { } column)
        {
            var known = Array.ConvertAll(of.WordsOf(column), NumberOf);
            var words = of.Numbers(column);
            for (var row = 0; row < of.Count; row++)
                single[row] = known[words[row]];
            return;
        }
        var traits = of.Traits;
        Span<int> values = stackalloc int[16];
        values.Fill(-1);
        for (var row = 0; row < of.Count; row++)
        {
            ref var group = ref values[ValueOf(traits[row])];
            single[row] = group >= 0 ? group : group = NumberOf(NameOf(traits[row]));
        }
    }

    /// <summary>The groups of a row of the day that was begun: one, and of engineers any number.</summary>
    public ReadOnlySpan<int> Of(int row)
    {
        if (by != Dimension.Engineer)
            return single.AsSpan(row, 1);
        var ids = day!.List(FactGroup.Engineers, row);
        if (several.Length < ids.Length)
            several = new int[ids.Length * 2];
        var count = 0;
        foreach (var id in ids)
        {
            if (own is null || own == id)
                several[count++] = EngineerOf(id);
        }
        return several.AsSpan(0, count);
    }

    private int EngineerOf(int id) =>
        engineers.TryGetValue(id, out var known) ? known : engineers[id] = NumberOf(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number of a value, a new one where it has not occurred yet.</summary>
    public int NumberOf(string key)
    {
        if (numbers.TryGetValue(key, out var known))
            return known;
        keys.Add(key);
        return numbers[key] = keys.Count - 1;
    }

    private int ValueOf(int traits) => by switch
    {
        Dimension.Priority => (int)Traits.Priority(traits),
        Dimension.Channel => (int)Traits.Channel(traits),
        Dimension.ServiceType => (int)Traits.ServiceType(traits),
        Dimension.CustomerClass => (int)Traits.CustomerClass(traits),
        _ => (int)Traits.Origin(traits),
    };

    private string NameOf(int traits) => by switch
    {
        Dimension.Priority => Traits.Priority(traits).ToString(),
        Dimension.Channel => Traits.Channel(traits).ToString(),
        Dimension.ServiceType => Traits.ServiceType(traits).ToString(),
        Dimension.CustomerClass => Traits.CustomerClass(traits).ToString(),
        _ => Traits.Origin(traits).ToString(),
    };
}
