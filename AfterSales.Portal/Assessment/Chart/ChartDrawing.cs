using System.Text.Json.Serialization;

namespace AfterSales.Portal.Assessment.Chart;

/// <summary>What a chart shows, in our words; how it is drawn is the script's affair.</summary>
/// <param name="Labels">Under the axis, one for each value.</param>
/// <param name="Unit">Of the values, as a reader says it.</param>
/// <param name="Summary">What the drawing says, for those who do not see it.</param>
public sealed record ChartDrawing(IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, string Unit, string Summary)
{
    /// <summary>Drawn as a dashed line across.</summary>
    public ChartTarget? Target { get; init; }

    /// <summary>From this value on the bars are past what is promised; null: none is.</summary>
    public int? OverFrom { get; init; }

    /// <summary>The lowest value of the axis.</summary>
    public double Bottom { get; init; }

    /// <summary>The highest value of the axis, in whole steps from the lowest; null: as the values ask.</summary>
    public double? Top { get; init; }

    /// <summary>Places after the decimal point at most.</summary>
    public int Digits { get; init; } = 1;
}

/// <summary>Values that are drawn the same way.</summary>
/// <param name="Values">Null: nothing to show at this place.</param>
/// <param name="Upper">The other edge of a band.</param>
public sealed record ChartSeries(string Name, SeriesShape Shape, IReadOnlyList<double?> Values, IReadOnlyList<double?>? Upper = null);

/// <summary>A value that should be kept, and what it is called beside its line.</summary>
public sealed record ChartTarget(double Value, string Name);

/// <summary>How a series is drawn: a bar for each value, a line through them, or the area between two.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeriesShape>))]
public enum SeriesShape { Bar, Line, Band }
