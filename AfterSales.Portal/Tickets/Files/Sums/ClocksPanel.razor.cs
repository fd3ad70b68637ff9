using System.Globalization;
using AfterSales.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.Files.Sums;

/// <summary>The clocks with their ledgers: what counted, what did not, and what that makes.</summary>
public sealed partial class ClocksPanel
{
    [Parameter, EditorRequired]
    public IReadOnlyList<ClockFacts> Clocks { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<ClockLedger> Ledgers { get; set; } = [];

    /// <summary>UTC.</summary>
    [Parameter, EditorRequired]
    public DateTime Now { get; set; }

    /// <summary>Key of the clock whose sum is shown at first; else that of the one that presses.</summary>
    [Parameter]
    public string? Open { get; set; }

    /// <summary>The reader may correct what has been met or broken.</summary>
    [Parameter]
    public bool MayCorrect { get; set; }

    [Parameter]
    public EventCallback<ClockFacts> OnCorrect { get; set; }

    private string? Pressing => Clocks.Where(clock => clock is { StoppedAt: null, Reading.Kept: not true }).OrderBy(clock => clock.DueAt ?? DateTime.MaxValue).FirstOrDefault()?.Key;

    private ClockLedger? LedgerOf(ClockFacts clock) => Ledgers.FirstOrDefault(ledger => ledger.Name == clock.Name && ledger.Question == clock.Question && ledger.Later == clock.Later);

    private string? PausedFor(ClockFacts clock) => LedgerOf(clock)?.Lines is [.., { Running: false, End: null } line] ? line.Reason : null;

    // Drawn to the scale of the promise, or of what was used where that is more: what lies beyond the promise stands out.
    private List<Stretch> StretchesOf(ClockFacts clock, ClockLedger ledger)
    {
        var (limit, face) = (clock.Reading.Limit, ClockFace.Of(clock.Reading, Now));
        var lines = ledger.Lines.Select(line => (line.Running, Span: !line.Running ? SpanOf(line) : line.End is null ? face.Used - clock.Reading.UsedBefore : line.Counted)).ToList();
        var whole = Math.Max(lines.Sum(line => line.Span.TotalMinutes), limit.TotalMinutes);
        var (at, counted, drawn) = (0.0, 0.0, new List<Stretch>());
        foreach (var (running, span) in lines)
        {
            var minutes = span.TotalMinutes;
            var within = running ? Math.Clamp(limit.TotalMinutes - counted, 0, minutes) : minutes;
            Draw(within, running ? "counts" : "paused");
            Draw(minutes - within, "over");
            counted += running ? minutes : 0;
        }
        return drawn;

        void Draw(double minutes, string kind)
        {
            if (minutes > 0 && whole > 0)
                drawn.Add(new Stretch(Places(at), Places(minutes / whole * 1000), kind));
            at += whole > 0 ? minutes / whole * 1000 : 0;
        }
    }

    private static string Places(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private TimeSpan SpanOf(LedgerLine line) => (line.End ?? (Now > line.Start ? Now : line.Start)) - line.Start;

    private sealed record Stretch(string From, string Width, string Kind);
}
