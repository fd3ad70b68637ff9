namespace AfterSales.Core.Assessment;

/// <summary>How many of a day's tickets there are of some kind.</summary>
internal sealed record DayCount(int Count) : IRolledUp
{
    public long Bytes => 24;
}
