using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tickets;

/// <summary>One thing that a record says; without a label where the record's title says enough.</summary>
public sealed record RecordDetail(string? Label, string Value);

/// <summary>Says a recorded fact in the reader's language, wherever it is shown.</summary>
public sealed class RecordWords(TicketWords words, IStringLocalizer<TicketsTexts> texts, IStringLocalizer<RulebooksTexts> vocabulary, ReadersTime times)
{
    public string Title(RecordFacts record) => vocabulary.Of(record.Kind);

    public IReadOnlyList<RecordDetail> Details(RecordFacts record) =>
    [
        .. new RecordDetail?[] { Coverage(record), Passed(record), Span(record), Days(record), Count(record), Score(record) }.OfType<RecordDetail>(),
        .. record.Lines.Select(line => line.Field == "department" ? new(words.Field("department"), vocabulary.Of(Enum.Parse<OtherDepartment>(line.Name!))) : line.Field == "checks" ? Answer(line) : line.Field == "checklist" ? new(null, In(line)) : new RecordDetail(IsTitled(line) ? null : words.Field(line.Field), ValueOf(line))),
    ];

    private RecordDetail? Coverage(RecordFacts record) => record.Coverage is { } coverage ? new(null, vocabulary.Of(coverage)) : null;

    private RecordDetail? Passed(RecordFacts record) => (record.Kind, record.Passed) switch
    {
        (_, null) => null,
        (RecordKind.Call, { } reached) => new(null, texts[reached ? nameof(TicketsTexts.Recorded_Reached) : nameof(TicketsTexts.Recorded_NotReached)]),
        (RecordKind.Guidance, { } solved) => new(null, texts[solved ? nameof(TicketsTexts.Recorded_Solved) : nameof(TicketsTexts.Recorded_NotSolved)]),
        (RecordKind.Preparation, { } called) => new(words.Field("contactCalled"), texts[called ? nameof(TicketsTexts.Form_IsSo) : nameof(TicketsTexts.Form_IsNotSo)]),
        (RecordKind.TripApproval, { } yes) => new(null, texts[yes ? nameof(TicketsTexts.Recorded_Approved) : nameof(TicketsTexts.Recorded_NotApproved)]),
        (RecordKind.ReturnDecision, { } yes) => new(null, texts[yes ? nameof(TicketsTexts.Recorded_TakenBack) : nameof(TicketsTexts.Recorded_NotTakenBack)]),
        (_, { } right) => new(null, texts[right ? nameof(TicketsTexts.Recorded_InOrder) : nameof(TicketsTexts.Recorded_NotInOrder)]),
    };

    private RecordDetail? Span(RecordFacts record) => record switch
    {
        { Kind: RecordKind.Guidance, From: { } from, To: { } to } => new(null, $"{times.DayAndTime(from)} – {times.DayAndTime(to)} · {times.Words(to - from)}"),
        { From: { } from, To: { } to } => new(null, $"{times.DayAndTime(from)} – {times.DayAndTime(to)}"),
        { From: { } from } => new(null, times.DayAndTime(from)),
        _ => null,
    };

    private RecordDetail? Days(RecordFacts record) => (record.Day, record.LastDay) switch
    {
        (null, _) => null,
        ({ } first, { } last) => new(texts[nameof(TicketsTexts.Recorded_Days)], times.Days(first, last)),
        ({ } day, null) => new(null, times.Date(day)),
    };

    private RecordDetail? Count(RecordFacts record) => record switch
    {
        { Kind: RecordKind.FittedParts, Count: 0 } => new(null, words.Field("noneFitted")),
        { Kind: RecordKind.PackageCount, Count: { } counted } => new(words.Field("counted"), Whole(counted)),
        _ => null,
    };

    private static RecordDetail? Score(RecordFacts record) => record.Score is { } score ? new(null, $"{Whole(score)} / 5") : null;

    // What was found at one item, with its limits where it was measured.
    private RecordDetail Answer(RecordLine line) => new(In(line), string.Join(" · ", new[]
    {
        $"{(line.InOrder == true ? "✓" : "✗")} {(line.Measured is { } measured ? $"{measured.ToString("0.####", CultureInfo.CurrentCulture)} {line.Unit}" : "")}".TrimEnd(),
        line.Measured is null ? null : texts.Limits(line.Low, line.High, line.Unit),
        line.Value,
    }.Where(part => !string.IsNullOrWhiteSpace(part))));

    private static string In(RecordLine line) => (ReaderLanguage.IsChinese ? line.Name : line.En) ?? "";

    // Their record's title names them.
    private static bool IsTitled(RecordLine line) => line.Field is "fitted" or "operators" or "items";

    private static string ValueOf(RecordLine line) => string.Join(" · ", new[]
    {
        line.Quantity is { } quantity ? $"{line.Name} × {Whole(quantity)}" : line.Name,
        line.Batch,
        line.Field == "cost" && decimal.TryParse(line.Value, CultureInfo.InvariantCulture, out var cost) ? cost.ToString("C", CultureInfo.CurrentCulture) : line.Value,
    }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
