using System.Text.Json.Serialization;

namespace AfterSales.Portal.Assessment.Chart;

/// <summary>
/// What a chart shows, in our words; how it is drawn is the script's affair. Bars of one series stand for themselves, those of
/// several are stacked. No two series differ by their hue alone: lines have dashes and marks, stacked bars patterns.
/// </summary>
/// <param name="Labels">Under the axis, one for each value.</param>
/// <param name="Unit">Of the values, as a reader says it.</param>
/// <param name="Summary">What the drawing says, for those who do not see it.</param>
public sealed record ChartDrawing(IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, string Unit, string Summary)
{
    public static readonly ChartDrawing Nothing = new([], [], "", "");

    /// <summary>Drawn as dashed lines across, stepped where they changed, named in the legend.</summary>
    public IReadOnlyList<ChartTarget> Targets { get; init; } = [];

    /// <summary>From this value on the bars are past what is promised; null: none is.</summary>
    public int? OverFrom { get; init; }

    /// <summary>The lowest value of the axis.</summary>
    public double Bottom { get; init; }

    /// <summary>The highest value of the axis, in whole steps from the lowest; null: as the values ask.</summary>
    public double? Top { get; init; }

    /// <summary>Between two lines of the axis; null: as the values ask.</summary>
    public double? AxisStep { get; init; }

    /// <summary>Places after the decimal point at most.</summary>
    public int Digits { get; init; } = 1;

    /// <summary>Said of each place besides its values: how many cases there are. Empty: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Places with too few cases to be rated, by their index: their marks are hollow.</summary>
    public IReadOnlyList<int> Few { get; init; } = [];

    [JsonIgnore]
    public bool Stacked => Series.Count > 1 && Series.All(series => series.Shape == SeriesShape.Bar);

    /// <summary>There is something to be drawn.</summary>
    [JsonIgnore]
    public bool HasValues => Series.Any(series => series.Values.Any(value => value is not null));
}

/// <summary>Values that are drawn the same way.</summary>
/// <param name="Values">Null: nothing to show at this place.</param>
/// <param name="Upper">The other edge of a band.</param>
public sealed record ChartSeries(string Name, SeriesShape Shape, IReadOnlyList<double?> Values, IReadOnlyList<double?>? Upper = null)
{
    /// <summary>Its place among the series, from 1: by this it has its hue, its dash or pattern, and its mark.</summary>
    public int Look { get; init; } = 1;
}

/// <summary>What should be kept, and what it is called in the legend.</summary>
/// <param name="Values">One for each label; null: nothing was to be kept there.</param>
public sealed record ChartTarget(IReadOnlyList<double?> Values, string Name)
{
    /// <summary>Length of its dashes: no two of a drawing differ by their value alone.</summary>
    public int Dash { get; init; } = 6;

    /// <summary>The same in a unit so many times smaller.</summary>
    public ChartTarget Times(double per) => this with { Values = [.. Values.Select(value => value * per)] };
}

/// <summary>What was pressed: the place under the axis and, of stacked bars and of lines, the series; -1 where any is meant.</summary>
public readonly record struct ChartPoint(int Index, int Series);

/// <summary>How a series is drawn: a bar for each value, a line through them, or the area between two.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeriesShape>))]
public enum SeriesShape { Bar, Line, Band }
