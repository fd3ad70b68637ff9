namespace AfterSales.Core.Demo;

/// <summary>The time at which a story is just being told, UTC.</summary>
internal sealed class StoryClock : TimeProvider
{
    public DateTime Now { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
}
