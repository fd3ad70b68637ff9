using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>Which of a day's tickets a figure is taken over: those of a filter that are the actor's to see.</summary>
internal sealed class RowFilter
{
    private const int ServiceTypeShift = 6;

    private static readonly (int Mask, int Wanted) OnlyRepairs = (15 << ServiceTypeShift, (int)ServiceType.Repair << ServiceTypeShift);
    private List<(FactGroup Group, string Word)> words = [];
    private List<int> engineers = [];
    // What the traits must be, in the bits of the mask.
    private int mask, wanted;
    private bool none;
    private int[] all = [], chosen = [];

    /// <summary>All of them.</summary>
    public RowFilter()
    {
    }

    public RowFilter(FigureFilter filter, Actor actor)
    {
        Want(Dimension.Region, filter.Region);
        Want(Dimension.ProductLine, filter.ProductLine);
        Want(Dimension.Model, filter.Model);
        Want(Dimension.FaultGroup, filter.FaultGroup);
        Want(Dimension.Priority, filter.Priority?.ToString());
        Want(Dimension.Channel, filter.Channel?.ToString());
        Want(Dimension.ServiceType, filter.ServiceType?.ToString());
        Want(Dimension.CustomerClass, filter.CustomerClass?.ToString());
        Want(Dimension.Source, filter.Source?.ToString());
        if (filter.EngineerId is { } engineer)
            engineers.Add(engineer);
        if (!actor.IsSupervisor)
            engineers.Add(actor.EmployeeId ?? 0);
    }

    /// <summary>The columns that it reads.</summary>
    public IEnumerable<FactGroup> Columns => words.Select(word => word.Group).Concat(engineers.Count > 0 ? [FactGroup.Engineers] : []);

    /// <summary>What of a day is taken, where that is rolled up; null: it is counted ticket by ticket.</summary>
    public DayPart? Part => none || words.Count > 0 || engineers.Count > 0 ? null : mask == 0 ? DayPart.All : (mask, wanted) == OnlyRepairs ? DayPart.Repairs : null;

    /// <summary>Only those with a value of a dimension; null: whichever.</summary>
    public RowFilter Want(Dimension by, string? key)
    {
        if (key is null)
            return this;
        switch (by)
        {
            case Dimension.Engineer:
                engineers.Add(int.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id : 0);
                break;
            case Dimension.Priority:
                Want<Priority>(key, 7, 0);
                break;
            case Dimension.Channel:
                Want<Channel>(key, 7, 3);
                break;
            case Dimension.ServiceType:
                Want<ServiceType>(key, 15, ServiceTypeShift);
                break;
            case Dimension.CustomerClass:
                Want<CustomerClass>(key, 3, 10);
                break;
            case Dimension.Source:
                Want<TicketOrigin>(key, 1, 12);
                break;
            default:
                words.Add((RowGroups.WordsOf(by), key));
                break;
        }
        return this;
    }

    /// <summary>The same with places of its own for the rows.</summary>
    public RowFilter Again()
    {
        var again = (RowFilter)MemberwiseClone();
        (again.words, again.engineers, again.all, again.chosen) = ([.. words], [.. engineers], [], []);
        return again;
    }

    /// <summary>Only those of a batch.</summary>
    public void WantBatch(string batch) => words.Add((FactGroup.Batch, batch));

    /// <summary>The rows, ascending; good until the next day is asked for.</summary>
    public ReadOnlySpan<int> Rows(FactDay day)
    {
        if (none)
            return [];
        Grow(day.Count);
        if (Part == DayPart.All)
            return all.AsSpan(0, day.Count);
        var count = 0;
        var traits = day.Traits;
        for (var row = 0; row < day.Count; row++)
        {
            if ((traits[row] & mask) == wanted)
                chosen[count++] = row;
        }
        foreach (var (group, word) in words)
            count = OfWord(day, group, word, count);
        foreach (var engineer in engineers)
            count = OfEngineer(day, engineer, count);
        return chosen.AsSpan(0, count);
    }

    private void Want<T>(string key, int bits, int shift) where T : struct, Enum
    {
        if (!Enum.TryParse<T>(key, ignoreCase: true, out var value) || !Enum.IsDefined(value))
        {
            none = true;
            return;
        }
        var (more, bit) = (bits << shift, Convert.ToInt32(value, CultureInfo.InvariantCulture) << shift);
        none |= (mask & more) != 0 && (wanted & more) != bit;
        (mask, wanted) = (mask | more, wanted & ~more | bit);
    }

    private int OfWord(FactDay day, FactGroup group, string word, int count)
    {
        var number = Array.IndexOf(day.WordsOf(group), word);
        if (number < 0)
            return 0;
        var numbers = day.Numbers(group);
        var left = 0;
        for (var i = 0; i < count; i++)
        {
            if (numbers[chosen[i]] == number)
                chosen[left++] = chosen[i];
        }
        return left;
    }

    private int OfEngineer(FactDay day, int engineer, int count)
    {
        var left = 0;
        for (var i = 0; i < count; i++)
        {
            if (day.List(FactGroup.Engineers, chosen[i]).Contains(engineer))
                chosen[left++] = chosen[i];
        }
        return left;
    }

    private void Grow(int count)
    {
        if (all.Length >= count)
            return;
        all = [.. Enumerable.Range(0, Math.Max(count, all.Length * 2))];
        chosen = new int[all.Length];
    }
}
