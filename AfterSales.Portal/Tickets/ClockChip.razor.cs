using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets;

/// <summary>A clock as a small sign: ▲ 剩 0:18, ◆ 超 0:35, ‖ 待客户, ✓ 0:22. It ticks by being given another <see cref="Now"/>.</summary>
public sealed partial class ClockChip
{
    [Parameter, EditorRequired]
    public ClockFacts Clock { get; set; } = null!;

    /// <summary>The moment to show it at, UTC.</summary>
    [Parameter, EditorRequired]
    public DateTime Now { get; set; }

    /// <summary>What a paused clock waits for: a hold's reason or one of the process.</summary>
    [Parameter]
    public string? PausedFor { get; set; }

    /// <summary>The number of its ticket, where a click shall lead to the sum behind it.</summary>
    [Parameter]
    public string? SumOf { get; set; }

    private ClockFace Face => ClockFace.Of(Clock.Reading, Now);

    private string Words => Face.State switch
    {
        ClockState.Paused => PausedFor is null ? L[nameof(TicketsTexts.Clock_HeldUnnamed)] : L[nameof(TicketsTexts.Clock_Held), Vocabulary.Pause(PausedFor)],
        ClockState.Met => Times.Clock(Face.Used),
        ClockState.Broken => L[nameof(TicketsTexts.Clock_Over), Times.Clock(Face.Over)],
        _ => L[nameof(TicketsTexts.Clock_Left), Times.Clock(Face.Left)],
    };

    private string Explanation => Clock.DueAt is { } due
        ? L[Clock.Provisional ? nameof(TicketsTexts.Clock_PromiseDue_Provisional) : nameof(TicketsTexts.Clock_PromiseDue), Vocabulary.Clock(Clock), Times.Words(Face.Limit), Times.DayAndTime(due)]
        : L[nameof(TicketsTexts.Clock_Promise), Vocabulary.Clock(Clock), Times.Words(Face.Limit)];
}
