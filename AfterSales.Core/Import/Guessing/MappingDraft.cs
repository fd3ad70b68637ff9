using System.Collections.Immutable;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Import;

/// <summary>A mapping that is being made: what is chosen so far. Complete, it is an <see cref="ImportMapping"/>.</summary>
public sealed record MappingDraft
{
    private static readonly ImportField[] Required = [ImportField.Number, ImportField.State, ImportField.ReportedAt, ImportField.ChangedAt];

    public string Source { get; init; } = "";
    public string Encoding { get; init; } = "utf-8";
    public char Delimiter { get; init; } = ',';
    public string DateFormat { get; init; } = "";
    public string TimeZone { get; init; } = "UTC";
    public string Unknown { get; init; } = "";
    public ImmutableDictionary<ImportField, string> Columns { get; init; } = ImmutableDictionary<ImportField, string>.Empty;
    public ImmutableList<string> Fault { get; init; } = [];
    public ImmutableDictionary<string, Stage> States { get; init; } = ImmutableDictionary<string, Stage>.Empty;
    public ImmutableDictionary<string, Priority> Priorities { get; init; } = ImmutableDictionary<string, Priority>.Empty;

    public static bool IsRequired(ImportField field) => Required.Contains(field);

    /// <summary>The columns still to be chosen.</summary>
    public IReadOnlyList<ImportField> Missing => [.. Required.Where(one => !Columns.ContainsKey(one))];

    /// <summary>The best guess for a file.</summary>
    /// <param name="zone">IANA name: where the file is taken to have been written.</param>
    public static MappingDraft Guess(FileSurvey survey, string source, string zone)
    {
        var columns = ColumnGuess.Columns(survey.Headers);
        return new MappingDraft
        {
            Source = source,
            Encoding = survey.Encoding,
            Delimiter = survey.Delimiter,
            TimeZone = zone,
            Unknown = ValueGuess.Unknown(survey),
            Columns = columns.ToImmutableDictionary(),
            Fault = [.. ColumnGuess.FaultColumns(survey.Headers, columns.GetValueOrDefault(ImportField.FaultGroup))],
        }.WithGuessedFormat(survey).WithGuessedStates(survey).WithGuessedPriorities(survey);
    }

    public static MappingDraft Of(ImportMapping mapping)
    {
        var columns = mapping.Columns;
        return new MappingDraft
        {
            Source = mapping.Source,
            Encoding = mapping.Encoding,
            Delimiter = mapping.Delimiter,
            DateFormat = mapping.DateFormat,
            TimeZone = mapping.TimeZone,
            Unknown = mapping.Unknown,
            Columns = Enum.GetValues<ImportField>().Select(field => (Field: field, Column: columns.Of(field))).Where(chosen => chosen.Column is not null)
                .ToImmutableDictionary(chosen => chosen.Field, chosen => chosen.Column!),
            Fault = [.. columns.Fault],
            States = mapping.States.ToImmutableDictionary(),
            Priorities = mapping.Priorities.ToImmutableDictionary(),
        };
    }

    public MappingDraft With(ImportField field, string? column, FileSurvey survey)
    {
        var changed = this with { Columns = string.IsNullOrEmpty(column) ? Columns.Remove(field) : Columns.SetItem(field, column) };
        return field switch
        {
            ImportField.State => changed.WithGuessedStates(survey),
            ImportField.Priority => changed.WithGuessedPriorities(survey),
            ImportField.ReportedAt or ImportField.ChangedAt when DateFormat.Length == 0 => changed.WithGuessedFormat(survey),
            _ => changed,
        };
    }

    /// <summary>The times in the file, as samples for the format; nothing of what is not known.</summary>
    public IReadOnlyList<string> Times(FileSurvey survey) =>
        [.. new[] { ImportField.ReportedAt, ImportField.ChangedAt, ImportField.AcceptedAt, ImportField.ClosedAt }
            .SelectMany(field => ValuesOf(field, survey).Values).Distinct()];

    /// <summary>The different values of the column chosen for a field, without the sign for "not known".</summary>
    public ColumnValues ValuesOf(ImportField field, FileSurvey survey) =>
        survey.Of(Columns.GetValueOrDefault(field)) is var column ? column with { Values = [.. column.Values.Where(value => value != Unknown)] } : column;

    /// <summary>Null while something is missing or cannot be; what is not mapped is left out by the import, line by line.</summary>
    public ImportMapping? ToMapping() => Source.Trim().Length == 0 || DateFormat.Length == 0 || Missing.Count > 0 || States.Count == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)
        ? null
        : new ImportMapping
        {
            Source = Source.Trim(),
            Encoding = Encoding,
            Delimiter = Delimiter,
            DateFormat = DateFormat,
            TimeZone = TimeZone,
            Unknown = Unknown,
            Columns = new MappedColumns
            {
                Number = Columns[ImportField.Number],
                State = Columns[ImportField.State],
                ReportedAt = Columns[ImportField.ReportedAt],
                ChangedAt = Columns[ImportField.ChangedAt],
                ChangedBy = Columns.GetValueOrDefault(ImportField.ChangedBy),
                AcceptedAt = Columns.GetValueOrDefault(ImportField.AcceptedAt),
                ClosedAt = Columns.GetValueOrDefault(ImportField.ClosedAt),
                Caller = Columns.GetValueOrDefault(ImportField.Caller),
                Location = Columns.GetValueOrDefault(ImportField.Location),
                Resolver = Columns.GetValueOrDefault(ImportField.Resolver),
                Priority = Columns.GetValueOrDefault(ImportField.Priority),
                SerialNumber = Columns.GetValueOrDefault(ImportField.SerialNumber),
                FaultGroup = Columns.GetValueOrDefault(ImportField.FaultGroup),
                Fault = Fault,
            },
            States = States,
            Priorities = Priorities,
        };

    private MappingDraft WithGuessedFormat(FileSurvey survey) => this with { DateFormat = DateFormats.Of(Times(survey)) is [var likeliest, ..] ? likeliest : DateFormat };

    private MappingDraft WithGuessedStates(FileSurvey survey) => this with { States = Guessed(ImportField.State, survey, ValueGuess.StageOf) };

    private MappingDraft WithGuessedPriorities(FileSurvey survey) => this with { Priorities = Guessed(ImportField.Priority, survey, ValueGuess.PriorityOf) };

    private ImmutableDictionary<string, T> Guessed<T>(ImportField field, FileSurvey survey, Func<string, T?> guess) where T : struct =>
        ValuesOf(field, survey).Values.Select(value => (Value: value, Meaning: guess(value))).Where(found => found.Meaning is not null)
            .ToImmutableDictionary(found => found.Value, found => found.Meaning!.Value);
}
