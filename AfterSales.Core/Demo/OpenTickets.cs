using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Demo;

/// <summary>How one open ticket stands at the first start.</summary>
/// <param name="Used">The share of the promise that presses in its stage that is used up: 0.8 is soon due, 1.1 broken.</param>
internal sealed record Open(double Used, Priority Priority = Priority.Normal)
{
    public HoldReason? Hold { get; init; }
    /// <summary>A consultation.</summary>
    public bool Question { get; init; }
    /// <summary>The parts should have come already.</summary>
    public bool Overdue { get; init; }
}

/// <summary>The open tickets beside those of the process's stories, by stage: most are calm, five are soon due, five broken, some paused.</summary>
internal static class OpenTickets
{
    public static Open[] Reported { get; } =
        [new(1.2, Priority.High), new(0.82), new(0.1), new(0.25), new(0.3, Priority.High)];

    public static Open[] Diagnosing { get; } =
    [
        new(1.06, Priority.High), new(0.3), new(0.5), new(0.2, Priority.High), new(0.4, Priority.Low),
        new(0.35) { Question = true }, new(0.55, Priority.Low) { Question = true },
    ];

    public static Open[] ToDispatch { get; } =
    [
        new(1.04), new(0.86, Priority.High), new(0.3), new(0.6, Priority.High), new(0.2, Priority.Urgent),
    ];

    public static Open[] Scheduled { get; } =
    [
        new(0.84), new(0.3) { Hold = HoldReason.Weather }, new(0.42, Priority.High),
        new(0.4) { Hold = HoldReason.Customer }, new(0.33) { Hold = HoldReason.Access },
    ];

    public static Open[] EnRoute { get; } = [new(0.55, Priority.High), new(0.8, Priority.High), new(0.45), new(0.6, Priority.Urgent)];

    public static Open[] OnSite { get; } = [new(0.45, Priority.High), new(0.5, Priority.Urgent), new(1.05, Priority.High), new(0.4)];

    public static Open[] AwaitingParts { get; } = [new(0.7), new(0.9), new(0.55, Priority.High) { Overdue = true }];

    public static Open[] Accepting { get; } = [new(0.2), new(0.79, Priority.High), new(0.35), new(1.1)];

    public static Open[] FollowUp { get; } = [new(0.3), new(0.6), new(0.25, Priority.High)];
}
