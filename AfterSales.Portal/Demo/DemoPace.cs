namespace AfterSales.Portal.Demo;

/// <summary>How fast the demo company lives, and whether at all: the same for everybody who looks at it.</summary>
public sealed class DemoPace
{
    /// <summary>What can be chosen, as a multiple of the usual pace.</summary>
    public static readonly IReadOnlyList<int> Speeds = [1, 2, 4];

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    /// <summary>How much of the demo's time one step is.</summary>
    public static readonly TimeSpan Passing = TimeSpan.FromMinutes(10);

    /// <summary>The portal was started with it: while developing, with the demo company.</summary>
    public required bool Possible { get; init; }

    public bool Paused { get; private set; }
    public int Speed { get; private set; } = 1;

    public TimeSpan Wait => Step / Speed;

    public void Pause() => Paused = true;

    /// <summary>Another speed than one of <see cref="Speeds"/> changes nothing.</summary>
    public void Go(int speed)
    {
        if (!Speeds.Contains(speed))
            return;
        (Paused, Speed) = (false, speed);
    }
}
