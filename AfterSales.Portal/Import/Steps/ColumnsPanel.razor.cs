using System.Globalization;
using AfterSales.Core.Import;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Import.Steps;

/// <summary>Which column means what, chosen from lists or by drawing a column's name onto a field.</summary>
public sealed partial class ColumnsPanel
{
    private const int SamplesShown = 3;

    private static readonly string[] Zones =
        ["UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private string? dragged;

    /// <summary>Of the file.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public FileSurvey Survey { get; set; } = null!;

    [Parameter, EditorRequired]
    public MappingDraft Draft { get; set; } = null!;

    /// <summary>Names of other systems that history has been taken from.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Sources { get; set; } = [];

    [Parameter, EditorRequired]
    public EventCallback<MappingDraft> OnChanged { get; set; }

    private HashSet<string> Used => [.. Draft.Columns.Values, .. Draft.Fault];

    private IReadOnlyList<string> Samples => Draft.Times(Survey);

    private IEnumerable<string> Formats => DateFormats.Of(Samples) is { Count: > 0 } fitting ? fitting : DateFormats.All;

    /// <summary>Another format in which the same samples are other days; null: there is none.</summary>
    private string? Ambiguous => DateFormats.Of(Samples).FirstOrDefault(other => other != Draft.DateFormat && DateFormats.Differ(Draft.DateFormat, other, Samples));

    private string DateSample
    {
        get
        {
            if (Samples is not [var first, ..])
                return "";
            var wrong = Samples.FirstOrDefault(sample => !DateFormats.Reads(Draft.DateFormat, sample));
            return wrong is not null
                ? L[nameof(ImportTexts.Mapping_DateUnread), wrong]
                : L[nameof(ImportTexts.Mapping_DateRead), first, DateTime.ParseExact(first, Draft.DateFormat, CultureInfo.InvariantCulture)];
        }
    }

    // A mapping from elsewhere may name columns that this file does not have; they stay to be seen.
    private IEnumerable<string> HeadersWith(string? chosen) =>
        chosen is null ? Survey.Headers.Distinct() : Survey.Headers.Append(chosen).Distinct();

    private string SampleOf(ImportField field) =>
        Draft.Columns.GetValueOrDefault(field) is { } column && !Survey.Headers.Contains(column)
            ? L[nameof(ImportTexts.Columns_NotThere)]
            : string.Join(" · ", Draft.ValuesOf(field, Survey).Values.Take(SamplesShown));

    private Task Choose(ImportField field, string? column) => OnChanged.InvokeAsync(Draft.With(field, column, Survey));

    private Task Drop(ImportField field) => dragged is { } column ? Choose(field, column) : Task.CompletedTask;

    private Task AddFault(string? column) =>
        string.IsNullOrEmpty(column) || Draft.Fault.Contains(column) ? Task.CompletedTask : OnChanged.InvokeAsync(Draft with { Fault = Draft.Fault.Add(column) });
}
