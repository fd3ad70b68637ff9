namespace AfterSales.Portal.Tests.World;

/// <summary>A clock that stands where the test puts it.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    /// <summary>Noon of today in the company's time zone: for what looks at a whole day, and must not look at two.</summary>
    public static SetClock AtNoon() => new(new DateTimeOffset(DateTime.UtcNow.Date.AddHours(4), TimeSpan.Zero));

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    public void Advance(TimeSpan span) => Now += span;

    public override DateTimeOffset GetUtcNow() => Now;
}
