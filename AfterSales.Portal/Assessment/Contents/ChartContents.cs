using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Choices;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Rulebooks;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>Reads what an address of a chart page asks for, for the page and for files.</summary>
public sealed class ChartContents(
    TimeQueries times, RatingQueries ratings, FaultQueries faults, ComplaintRateQueries complaints, FilterChoiceQueries choices, TargetQueries targets, TimeProvider time,
    IStringLocalizer<AssessmentTexts> words, IStringLocalizer<RulebooksTexts> vocabulary)
{
    public const string Response = "/charts/response", Cycle = "/charts/cycle", Satisfaction = "/charts/satisfaction";

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>What is shown, and for whom it was made; null for who may not see the figures.</summary>
    public async Task<(ChartContent Content, Reader Reader)?> ReadAsync(Actor actor, ChartAddress address, CancellationToken cancel = default) =>
        await GatherAsync(actor, address, whole: false, cancel) is { } gathered ? (gathered.Make(gathered.Reader), gathered.Reader) : null;

    /// <summary>Everything that can be looked at under an address, one way and one section after the other, for a file.</summary>
    public async Task<(IReadOnlyList<ChartContent> Contents, Reader Reader)?> ReadWholeAsync(Actor actor, ChartAddress address, CancellationToken cancel = default)
    {
        if (await GatherAsync(actor, address, whole: true, cancel) is not { } gathered)
            return null;
        var (reader, make) = gathered;
        ChartContent Make(Func<ChartAddress, ChartAddress> shown) => make(reader with { Address = shown(reader.Address) });
        var first = make(reader);
        return ([
            first,
            .. first.Drawn.SelectMany(drawn => drawn.Ways).Where(way => !way.Chosen).Select(way => Make(address => address with { Way = way.Key["way-".Length..] })),
            .. first.Sections.Where(section => !section.Chosen).Select(section => Make(address => address with { See = section.Key["see-".Length..] })),
        ], reader);
    }

    /// <summary>A page of the tickets that an address lists.</summary>
    public async Task<TicketsBehind?> BehindAsync(Actor actor, ChartAddress address, FigureFilter filter, CancellationToken cancel = default) => address.Path == Satisfaction
        ? (await ratings.BehindAsync(actor, filter, address.Slice, address.Page, cancel)).Value
        : (await times.BehindAsync(actor, ListedOf(address), filter, address.Slice, address.Time, address.Page, cancel)).Value;

    /// <summary>A page of the complaints that an address lists.</summary>
    public async Task<ComplaintsBehind?> ComplaintsBehindAsync(Actor actor, ChartAddress address, FigureFilter filter, CancellationToken cancel = default) =>
        (await complaints.BehindAsync(actor, filter, address.Slice, address.Page, cancel)).Value;

    private async Task<(Reader Reader, Func<Reader, ChartContent> Make)?> GatherAsync(Actor actor, ChartAddress address, bool whole, CancellationToken cancel)
    {
        if ((await choices.ChoicesAsync(actor, cancel)).Value is not { } known)
            return null;
        var shown = await SaidAsync(actor, address, cancel);
        var filter = shown.Filter(Today);
        var end = filter.To is { } to && to <= Today ? to.AddDays(-1) : Today;
        var reader = new Reader(actor, shown, filter, known, await targets.HistoryAsync(actor, cancel), end, words, vocabulary);
        return (reader, address.Path switch
        {
            Cycle => await CycleAsync(reader, whole, cancel),
            Satisfaction => await SatisfactionAsync(reader, whole, cancel),
            _ => await ResponseAsync(reader, cancel),
        });
    }

    // Nothing lately and no period asked for: rather what there is than an empty page.
    private async Task<ChartAddress> SaidAsync(Actor actor, ChartAddress address, CancellationToken cancel)
    {
        if (!address.Unsaid)
            return address;
        var usual = address with { Days = ChartAddress.UsualDays };
        return await times.ExtentAsync(actor, address.Narrowed.Source, cancel) is ({ } first, { } last) && (last < usual.Filter(Today).From || first >= usual.Filter(Today).To)
            ? address with { Days = 0 }
            : usual;
    }

    private async Task<Func<Reader, ChartContent>> ResponseAsync(Reader reader, CancellationToken cancel)
    {
        var report = (await times.ResponseAsync(reader.Actor, reader.Filter, MeasureOf(reader.Address), reader.Address.Time, reader.By, cancel)).Value!;
        return whom => ResponseContent.Of(whom, report);
    }

    private async Task<Func<Reader, ChartContent>> CycleAsync(Reader reader, bool whole, CancellationToken cancel)
    {
        var (actor, filter, see) = (reader.Actor, reader.Filter, CycleContent.See(reader));
        var report = (await times.CycleAsync(actor, filter, reader.Address.Time, reader.By, cancel)).Value!;
        var backlog = (await times.BacklogAsync(actor, filter, cancel)).Value!;
        var failed = whole || see is "faults" or "batches" or "ages" or "recurring" or "trending" ? (await faults.FaultsAsync(actor, filter, cancel)).Value : null;
        var models = whole || see == "models" ? (await faults.ReliabilityAsync(actor, filter, cancel)).Value : null;
        return whom => CycleContent.Of(whom, report, backlog, failed, models);
    }

    private async Task<Func<Reader, ChartContent>> SatisfactionAsync(Reader reader, bool whole, CancellationToken cancel)
    {
        var (actor, filter) = (reader.Actor, reader.Filter);
        var report = (await ratings.RatingsAsync(actor, filter, reader.By, cancel)).Value!;
        var said = whole || SatisfactionContent.See(reader) == SatisfactionContent.Words ? (await ratings.WordsAsync(actor, filter, cancel)).Value : null;
        var complained = (await complaints.RatesAsync(actor, filter, reader.By, cancel)).Value!;
        return whom => SatisfactionContent.Of(whom, report, complained, said);
    }

    // How long it took to verify is a key figure, and no drawing of its own: only its tickets are asked for here.
    private static Measure ListedOf(ChartAddress address) => address is { Path: Response, Measure: Measure.Verify } ? Measure.Verify : MeasureOf(address);

    // Of the times on a page; another's name in the address means the page's own.
    private static Measure MeasureOf(ChartAddress address) => address.Path == Cycle ? Measure.Cycle
        : address.Measure is Measure.Arrange or Measure.Arrival ? address.Measure.Value : Measure.Response;
}
