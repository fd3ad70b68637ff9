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

    /// <summary>The highest value of the axis; null: as the values ask.</summary>
    public double? Top { get; init; }
}

/// <param name="Values">Null: nothing to show at this place.</param>
/// <param name="Upper">The other edge of a band.</param>
public sealed record ChartSeries(string Name, SeriesShape Shape, IReadOnlyList<double?> Values, IReadOnlyList<double?>? Upper = null);

public sealed record ChartTarget(double Value, string Name);

[JsonConverter(typeof(JsonStringEnumConverter<SeriesShape>))]
public enum SeriesShape { Bar, Line, Band }
