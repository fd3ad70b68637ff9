using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tickets.Files;

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

    [Parameter]
    public string? PausedFor { get; set; }

    private ClockName? Pressing => Clocks.Where(clock => clock.StoppedAt is null).OrderBy(clock => clock.DueAt ?? DateTime.MaxValue).FirstOrDefault()?.Name;

    private IReadOnlyList<LedgerLine> LinesOf(ClockFacts clock) => Ledgers.FirstOrDefault(ledger => ledger.Name == clock.Name)?.Lines ?? [];

    private string SumOf(ClockFacts clock)
    {
        var parts = LinesOf(clock).Select(line => line.Running
            ? L[nameof(FilesTexts.Clocks_Counts), Times.Near(line.Start), EndOf(line), Times.Clock(SpanOf(line))].Value
            : L[nameof(FilesTexts.Clocks_Paused), Times.Near(line.Start), EndOf(line), line.Reason is null ? "" : Vocabulary.Pause(line.Reason)].Value);
        var face = ClockFace.Of(clock, Now);
        return L[nameof(FilesTexts.Clocks_Sum), string.Join($" {L[nameof(FilesTexts.Clocks_Plus)]} ", parts), Times.Clock(face.Used), Times.Clock(face.Limit)];
    }

    // Drawn to the scale of the promise, or of what was used where that is more: what lies beyond the promise stands out.
    private List<Stretch> StretchesOf(ClockFacts clock)
    {
        var limit = ClockFace.Of(clock, Now).Limit;
        var lines = LinesOf(clock).Select(line => (line.Running, Span: SpanOf(line))).ToList();
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

    private string EndOf(LedgerLine line) => line.End is { } end ? Times.Near(end) : L[nameof(FilesTexts.Clocks_Until)];

    private TimeSpan SpanOf(LedgerLine line) => (line.End ?? (Now > line.Start ? Now : line.Start)) - line.Start;

    private sealed record Stretch(string From, string Width, string Kind);
}
