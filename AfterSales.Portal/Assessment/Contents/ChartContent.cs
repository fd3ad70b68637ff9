using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Sheets;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>
/// All that a chart page shows of one address: made once, for the page and for the file that is taken from it, so that both
/// have the same numbers.
/// </summary>
public sealed record ChartContent(ChartAddress Shown, FigureFilter Filter, string Title)
{
    /// <summary>What may be measured here; empty where there is but one.</summary>
    public IReadOnlyList<Choice> Measures { get; init; } = [];

    public IReadOnlyList<HeadFigure> Head { get; init; } = [];

    /// <summary>Why there is nothing to be drawn: what is missing, and what to do.</summary>
    public (string Title, string Text)? Nothing { get; init; }

    public IReadOnlyList<DrawnFigure> Drawn { get; init; } = [];

    /// <summary>What can be looked at below the drawings, one at a time.</summary>
    public IReadOnlyList<Choice> Sections { get; init; } = [];

    /// <summary>What the chosen section is cut by.</summary>
    public IReadOnlyList<Choice> Cuts { get; init; } = [];

    public FigureSheet? Section { get; init; }

    /// <summary>How the period is cut.</summary>
    public StepLength StepLength { get; init; }
}

/// <summary>One of several things to look at; each is an address.</summary>
/// <param name="Note">What stands there at once: a figure.</param>
public sealed record Choice(string Key, string Name, string Href, bool Chosen, string? Note = null);

/// <summary>A drawing, and the table of what is drawn.</summary>
/// <param name="Say">How it is read.</param>
/// <param name="Href">Where the tickets behind a point are; null: there are none.</param>
public sealed record DrawnFigure(string Key, string Title, string Say, ChartDrawing Drawing, FigureSheet Sheet, Func<ChartPoint, string?> Href)
{
    /// <summary>Other ways to draw it.</summary>
    public IReadOnlyList<Choice> Ways { get; init; } = [];
}

/// <summary>A figure at the head of a page: with its unit, compared, with its goal and its definition.</summary>
/// <param name="Cases">How many it is taken from.</param>
/// <param name="Definition">What it is and how it is reckoned.</param>
public sealed record HeadFigure(string Key, string Label, CellKind Kind, double? Value, int Cases, string Definition)
{
    /// <summary>Under this name goals are set for it; null: none are.</summary>
    public KeyFigure? Figure { get; init; }

    public bool MoreIsBetter { get; init; }

    /// <summary>Says more about chance than about us where there are few cases: not shown then.</summary>
    public bool Rated { get; init; }

    /// <summary>Beside the number where its kind does not say it.</summary>
    public string? Unit { get; init; }

    /// <summary>The same in the period before; null: there is none.</summary>
    public Earlier? Before { get; init; }

    /// <summary>The same a year ago.</summary>
    public Earlier? YearAgo { get; init; }

    /// <summary>In place of the comparison where there is no value.</summary>
    public string? Missing { get; init; }

    /// <summary>How it stands now, whatever the period: it is compared with nothing, and <see cref="Missing"/> says so.</summary>
    public bool Standing { get; init; }

    /// <summary>Besides: the same in working time.</summary>
    public string? Besides { get; init; }

    public string? Href { get; init; }

    /// <summary>What should be reached; null: nobody has set a goal.</summary>
    public double? Goal { get; init; }

    public bool Few => Cases < FigureWords.Few;

    /// <summary>The value as it is shown and written.</summary>
    public double? Shown => Rated && Few ? null : Value;

    /// <summary>There is a value, but of a year ago too few cases to compare it with.</summary>
    public bool YearAgoLeftOut => Shown is not null && YearAgo is not null and not { Value: not null, Cases: >= FigureWords.Few };

    public bool? Reached => (Shown, Goal) is ({ } value, { } goal) ? (MoreIsBetter ? value >= goal : value <= goal) : null;
}

/// <summary>A figure of another period.</summary>
public sealed record Earlier(double? Value, int Cases);
