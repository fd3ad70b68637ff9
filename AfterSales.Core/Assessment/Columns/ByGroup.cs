namespace AfterSales.Core.Assessment;

/// <summary>What is counted by the numbers of groups, which are met one by one.</summary>
internal sealed class ByGroup<T>(Func<T> make)
{
    private readonly List<T> all = [];

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<T> All => all;

    public T this[int group]
    {
        get
        {
            while (all.Count <= group)
                all.Add(make());
            return all[group];
        }
    }
}
