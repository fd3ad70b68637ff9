using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Assessment.Reports.Sheets;

/// <summary>A line through the values of some months, with the goal of each month across.</summary>
public sealed partial class TrendChart
{
    private const int Width = 360, Height = 132, Left = 46, Right = 350, Base = 108, Ceiling = 12;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What the drawing says, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Summary { get; set; } = "";

    /// <summary>Null: nothing to show for that month.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<double?> Values { get; set; } = [];

    /// <summary>Under the axis, one for each value.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Where the tickets of a month are.</summary>
    [Parameter, EditorRequired]
    public Func<int, string> Href { get; set; } = null!;

    /// <summary>What a mark is called.</summary>
    [Parameter, EditorRequired]
    public Func<int, double, string> MarkName { get; set; } = null!;

    /// <summary>What was aimed at in each month; null: nothing.</summary>
    [Parameter]
    public IReadOnlyList<double?> Goals { get; set; } = [];

    [Parameter, EditorRequired]
    public Func<double, string> Format { get; set; } = null!;

    [Parameter]
    public string? Note { get; set; }

    private IEnumerable<(int At, double Value)> Known => Values.Index().Where(one => one.Item is not null).Select(one => (one.Index, one.Item!.Value));

    private double Bottom => Bounds.Low;

    private double Top => Bounds.High;

    // A little room above and below, and never a line without height.
    private (double Low, double High) Bounds
    {
        get
        {
            var all = Known.Select(one => one.Value).Concat(Goals.OfType<double>()).ToList();
            var (low, high) = (all.Min(), all.Max());
            var room = high > low ? (high - low) * 0.1 : Math.Max(Math.Abs(high) * 0.1, 0.1);
            return (low >= 0 ? Math.Max(0, low - room) : low - room, high + room);
        }
    }

    // Broken where a month has nothing to show.
    private string? Line
    {
        get
        {
            var path = new StringBuilder();
            int? last = null;
            foreach (var (at, value) in Known)
            {
                path.Append(last == at - 1 ? 'L' : 'M').Append(N(X(at))).Append(' ').Append(N(Y(value)));
                last = at;
            }
            return path.Length == 0 ? null : path.ToString();
        }
    }

    // From edge to edge, stepped between two months of which the later has another.
    private string? GoalLine
    {
        get
        {
            var path = new StringBuilder();
            foreach (var (at, goal) in Goals.Index())
            {
                if (goal is not { } level)
                    continue;
                var (from, to) = (at == 0 ? Left : X(at) - Half, at == Goals.Count - 1 ? Right : X(at) + Half);
                path.Append(at > 0 && Goals[at - 1] is not null ? 'L' : 'M').Append(N(from)).Append(' ').Append(N(Y(level))).Append('L').Append(N(to)).Append(' ').Append(N(Y(level)));
            }
            return path.Length == 0 ? null : path.ToString();
        }
    }

    // Whoever points anywhere above a month means its mark.
    private double Half => Values.Count == 1 ? Right / 2 : (double)(Right - Left - 24) / (Values.Count - 1) / 2;

    private double X(int at) => Values.Count == 1 ? Right : Left + 12 + (double)(Right - Left - 24) * at / (Values.Count - 1);

    private double Y(double value) => Base - (value - Bottom) / (Top - Bottom) * (Base - Ceiling);

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
