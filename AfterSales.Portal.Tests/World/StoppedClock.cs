namespace AfterSales.Portal.Tests.World;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
