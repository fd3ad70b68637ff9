using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Customers.Complaints;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Sheets;

/// <summary>The sheets that a chart page is taken along as.</summary>
public sealed class ContentFiles(ChartContents contents, ReadersTime readersTime, TimeProvider time, IStringLocalizer<ComplaintsTexts> complaints)
{
    /// <summary>Names of the sheets that are not on the page as tables.</summary>
    public const string Head = "figures", Tickets = "tickets", Complaints = "complaints-listed";

    // More tickets than that nobody reads; who needs them all asks the list of tickets itself.
    private const int MostTickets = 5000;

    /// <summary>What over, the figures at the head, what is drawn, every section, and the tickets that are listed; null for who may not see it.</summary>
    public async Task<IReadOnlyList<FigureSheet>?> SheetsAsync(Actor actor, ChartAddress address, CancellationToken cancel = default)
    {
        if (await contents.ReadWholeAsync(actor, address, cancel) is not var (all, reader))
            return null;
        var first = all[0];
        List<FigureSheet> sheets = [About(first, reader), HeadOf(first, reader)];
        foreach (var sheet in all.SelectMany(content => content.Drawn.Select(drawn => drawn.Sheet).Append(content.Section)).OfType<FigureSheet>())
        {
            if (!sheets.Exists(known => known.Key == sheet.Key))
                sheets.Add(sheet);
        }
        if (address.Slice.Cuts)
            sheets.Add(address.Slice.Complaints is null ? await TicketsAsync(first, reader, cancel) : await ComplaintsAsync(first, reader, cancel));
        return [.. sheets.Select(sheet => WithUnits(sheet, reader))];
    }

    // On the page each time has its unit beside it; in a file its column says it.
    private static FigureSheet WithUnits(FigureSheet sheet, Reader reader)
    {
        string? Unit(CellKind kind) => kind switch
        {
            CellKind.Hours => reader.Words[nameof(AssessmentTexts.HoursUnit)].Value,
            CellKind.Days => reader.Words[nameof(AssessmentTexts.DaysUnit)].Value,
            _ => null,
        };
        return sheet with { Columns = [.. sheet.Columns.Select(column => Unit(column.Kind) is { } unit ? column with { Name = reader.Words[nameof(AssessmentTexts.ColumnIn), column.Name, unit] } : column)] };
    }

    private FigureSheet About(ChartContent content, Reader reader)
    {
        var words = reader.Words;
        (string Name, string Value)[] said =
        [
            (words[nameof(AssessmentTexts.About_Page)], content.Title),
            (words[nameof(AssessmentTexts.Period)], words.Period(reader.Filter)),
            (words[nameof(AssessmentTexts.About_Only)], reader.Names.Of(reader.Filter) is { Length: > 0 } only ? only : words[nameof(AssessmentTexts.About_AllTickets)]),
            (words[nameof(AssessmentTexts.About_Time)], words.Of(reader.Address.Time)),
            (words[nameof(AssessmentTexts.About_AsOf)], readersTime.Full(time.GetUtcNow().UtcDateTime)),
            (words[nameof(AssessmentTexts.About_How)], words[nameof(AssessmentTexts.Definition_Figures)]),
            (words[nameof(AssessmentTexts.About_Numbers)], words[nameof(AssessmentTexts.About_NumbersHow), FigureWords.Few]),
        ];
        return new FigureSheet("about", words[nameof(AssessmentTexts.About)], words[nameof(AssessmentTexts.About)], [new(" ", CellKind.Words)], [.. said.Select(line => new SheetRow(line.Name, [line.Value]))]);
    }

    private static FigureSheet HeadOf(ChartContent content, Reader reader)
    {
        var words = reader.Words;
        string Unit(HeadFigure figure) => figure.Kind switch
        {
            CellKind.Hours => words[nameof(AssessmentTexts.HoursUnit)],
            CellKind.Share => words[nameof(AssessmentTexts.ShareUnit)],
            _ => figure.Unit ?? words.UnitOf(figure.Kind, 0) ?? "",
        };
        return new FigureSheet(Head, words[nameof(AssessmentTexts.Tabs)], words[nameof(AssessmentTexts.Figure)],
            [
                new(words[nameof(AssessmentTexts.Value)], CellKind.Rate), new(words[nameof(AssessmentTexts.Unit)], CellKind.Words), new(words[nameof(AssessmentTexts.Past_Before)], CellKind.Rate),
                new(words[nameof(AssessmentTexts.Past_YearAgo)], CellKind.Rate), new(words[nameof(AssessmentTexts.Goal)], CellKind.Rate), new(words[nameof(AssessmentTexts.Cases)], CellKind.Count),
                new(words[nameof(AssessmentTexts.How)], CellKind.Words),
            ],
            [.. content.Head.Select(figure => new SheetRow(figure.Label,
                [figure.Shown, Unit(figure), figure.Before?.Value, figure.YearAgo?.Value, figure.Goal, figure.Cases, figure.Definition], figure.Cases, figure.Href))]);
    }

    private async Task<FigureSheet> ComplaintsAsync(ChartContent content, Reader reader, CancellationToken cancel)
    {
        var (words, rows) = (reader.Words, new List<SheetRow>());
        for (var page = 1; rows.Count < MostTickets; page++)
        {
            var behind = await contents.ComplaintsBehindAsync(reader.Actor, reader.Address with { Page = page }, reader.Filter, cancel);
            if (behind is null || behind.First.Count == 0)
                break;
            rows.AddRange(behind.First.Select(one => new SheetRow(one.Id.ToString(CultureInfo.InvariantCulture),
                [readersTime.Full(one.OpenedAt), one.Customer, one.Words ?? complaints[nameof(ComplaintsTexts.NoWords)], complaints.Of(one.Kind), complaints.Of(one.State), one.Number ?? "", one.ClosedAt is { } closed ? readersTime.Full(closed) : "", words.InTime(one)])));
        }
        return new FigureSheet(Complaints, reader.Cut(content), words[nameof(AssessmentTexts.Complaint)],
            [
                new(words[nameof(AssessmentTexts.Complaint_OpenedAt)], CellKind.Words), new(words[nameof(AssessmentTexts.Customer)], CellKind.Words), new(words[nameof(AssessmentTexts.Complaint_Words)], CellKind.Words),
                new(words[nameof(AssessmentTexts.Complaint_Kind)], CellKind.Words), new(words[nameof(AssessmentTexts.Complaint_State)], CellKind.Words), new(words[nameof(AssessmentTexts.Ticket)], CellKind.Words),
                new(words[nameof(AssessmentTexts.Complaint_ClosedAt)], CellKind.Words), new(words[nameof(AssessmentTexts.Complaint_InTime)], CellKind.Words),
            ], rows);
    }

    private async Task<FigureSheet> TicketsAsync(ChartContent content, Reader reader, CancellationToken cancel)
    {
        var (words, rows) = (reader.Words, new List<SheetRow>());
        for (var page = 1; rows.Count < MostTickets; page++)
        {
            var behind = await contents.BehindAsync(reader.Actor, reader.Address with { Page = page }, reader.Filter, cancel);
            if (behind is null || behind.First.Count == 0)
                break;
            rows.AddRange(behind.First.Select(ticket => new SheetRow(ticket.Number,
                [readersTime.Full(ticket.CreatedAt), ticket.Customer ?? "", ticket.Fault, reader.Vocabulary.Of(ticket.Priority), reader.Vocabulary.Of(ticket.Stage), ticket.Value])));
            if (rows.Count >= behind.Total)
                break;
        }
        return new FigureSheet(Tickets, reader.Cut(content), words[nameof(AssessmentTexts.Ticket)],
            [
                new(words[nameof(AssessmentTexts.ReportedAt)], CellKind.Words), new(words[nameof(AssessmentTexts.Customer)], CellKind.Words), new(words[nameof(AssessmentTexts.Fault)], CellKind.Words),
                new(words[nameof(AssessmentTexts.Priority)], CellKind.Words), new(words[nameof(AssessmentTexts.Stage)], CellKind.Words), new(reader.ValueName, CellKind.Rate),
            ], rows);
    }
}
