using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Choices;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>For whom a content is made, and what is asked: who, in which words, under which address.</summary>
/// <param name="Address">As it was asked for, with the period that is shown where it names none.</param>
/// <param name="Filter">The tickets counted.</param>
/// <param name="Goals">What has been set to be reached, with the days from which on it holds.</param>
/// <param name="End">The last day of the period, today where it goes on.</param>
public sealed record Reader(
    Actor Actor, ChartAddress Address, FigureFilter Filter, FilterChoices Choices, GoalHistory Goals, DateOnly End,
    IStringLocalizer<AssessmentTexts> Words, IStringLocalizer<RulebooksTexts> Vocabulary)
{
    public DimensionWords Names { get; } = new(Words, Vocabulary, Choices);

    /// <summary>The goal at the end of the period: by it the whole is judged.</summary>
    public double? Goal(KeyFigure? figure) => figure is { } one ? Goals.On(one, End) : null;

    /// <summary>The goal at the end of a step.</summary>
    public double? GoalAt(KeyFigure? figure, DateOnly step, StepLength length) =>
        figure is { } one ? Goals.On(one, Filter.DaysOf(step, length).Last is var last && last < End ? last : End) : null;

    /// <summary>Where the tickets of a part are.</summary>
    public string Behind(FigureSlice slice) => Address.Behind(slice).Href;

    public string Behind(Fate fate) => Behind(new FigureSlice(Fate: fate));

    public string Behind(DimensionKey key) => Behind(new FigureSlice { By = key.Of, Key = key.Key });

    /// <summary>The dimensions that this person may compare by: an engineer is not compared with others.</summary>
    public IReadOnlyList<Choice> Cuts => [.. FilterKeys.All.Select(one => one.Dimension).Where(May)
        .Select(dimension => new Choice($"by-{dimension}", Words.Of(dimension), (Address.Closed with { By = dimension }).Href, dimension == By))];

    /// <summary>What the breakdown is by.</summary>
    public Dimension By => May(Address.By) ? Address.By : Dimension.ProductLine;

    /// <summary>The rows of a breakdown: priorities by urgency, everything else as it was counted, the most first.</summary>
    public IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, DimensionKey> key) =>
        By == Dimension.Priority ? rows.OrderByDescending(row => FilterKeys.Named<Priority>(key(row).Key)) : rows;

    /// <summary>The chosen of the sections, or the first.</summary>
    public string See(params string[] sections) => sections.Contains(Address.See) ? Address.See! : sections[0];

    /// <summary>The chosen of the ways to draw, or the first.</summary>
    public string Way(params string[] ways) => ways.Contains(Address.Way) ? Address.Way! : ways[0];

    /// <summary>The ways to draw, as addresses.</summary>
    public IReadOnlyList<Choice> Ways(string chosen, params (string Key, string Name)[] ways) =>
        [.. ways.Select(way => new Choice($"way-{way.Key}", way.Name, (Address.Closed with { Way = way.Key }).Href, way.Key == chosen))];

    public IReadOnlyList<Choice> Sections(string chosen, params (string Key, string Name)[] sections) =>
        [.. sections.Select(section => new Choice($"see-{section.Key}", section.Name, (Address.Closed with { See = section.Key }).Href, section.Key == chosen))];

    private bool May(Dimension dimension) => Actor.IsSupervisor || dimension != Dimension.Engineer;
}
