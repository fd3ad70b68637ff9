using System.Text;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using CsvHelper;

namespace AfterSales.Core.Import;

/// <summary>
/// Takes the history of another system in 历史数据导入. The file is read twice: checked from end to end first, so that a
/// file that is not what it should be never touches the database, then written in one transaction.
/// </summary>
public sealed class HistoryImport(WriterGate gate, CompanyTime company, TimeProvider time)
{
    private const int MostErrors = 1_000;
    private const int TicketsAtOnce = 50;
    private const int RowsPerWord = 5_000;

    /// <param name="open">Opens the file; called for each reading.</param>
    public async Task<ImportReport> RunAsync(Func<Stream> open, ImportMapping mapping, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var check = Check(open, mapping, now, progress, cancel);
        if (check.Report.Stop is not null)
            return check.Report;
        var outcome = await gate.InTransactionAsync<ImportReport>(
            async db => await WriteAsync(db, open, mapping, now, check, progress, cancel), cancel);
        return outcome.Value!;
    }

    private static Checked Check(Func<Stream> open, ImportMapping mapping, DateTime now, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var problems = new List<RowProblem>();
        var (rows, seen, leftOut) = (0, new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        ImportReport Report(ImportStop? stop) => new() { Stop = stop, Rows = rows, Tickets = seen.Count, LeftOut = leftOut.Count, Problems = problems };
        try
        {
            using var file = open();
            using var log = new EventLog(file, mapping, now, problem => { problems.Add(problem); return problems.Count <= MostErrors; });
            if (log.MissingColumns.Count > 0)
                return new(Report(ImportStop.MissingColumns) with { WrongColumns = log.MissingColumns }, leftOut);
            if (log.DoubleColumns.Count > 0)
                return new(Report(ImportStop.DoubleColumns) with { WrongColumns = log.DoubleColumns }, leftOut);
            foreach (var (number, events) in log.Tickets())
            {
                cancel.ThrowIfCancellationRequested();
                if (log.Rows / RowsPerWord > rows / RowsPerWord)
                    progress?.Report(new ImportProgress(Writing: false, log.Rows));
                rows = log.Rows;
                var again = !seen.Add(number);
                if (again && events.Count > 0)
                    problems.Add(new RowProblem(events[0].Line, number, RowFault.Apart, mapping.Columns.Number, number));
                if (again || events.Count == 0)
                    leftOut.Add(number);
                if (problems.Count > MostErrors)
                    break;
            }
            rows = log.Rows;
            if (log.Stop is { } lost)
                return new(Report(lost.Why) with { StopLine = lost.Line }, leftOut);
            return new(Report(problems.Count > MostErrors ? ImportStop.TooManyErrors : null), leftOut);
        }
        catch (DecoderFallbackException)
        {
            return new(Report(ImportStop.WrongEncoding) with { StopLine = FirstWrongLine(open, mapping) }, leftOut);
        }
        catch (CsvFormatException endless)
        {
            return new(Report(ImportStop.EndlessRecord) with { StopLine = endless.LineNumber > 0 ? endless.LineNumber : null }, leftOut);
        }
    }

    // The reader that refuses reads in blocks and does not know where it is; one that replaces does.
    private static long? FirstWrongLine(Func<Stream> open, ImportMapping mapping)
    {
        using var reader = new StreamReader(open(), mapping.LenientEncoding, detectEncodingFromByteOrderMarks: false);
        var line = 1L;
        for (var letter = reader.Read(); letter >= 0; letter = reader.Read())
        {
            if (letter == '\uFFFD')
                return line;
            line += letter == '\n' ? 1 : 0;
        }
        return null;
    }

    private async Task<ImportReport> WriteAsync(
        AfterSalesDbContext db, Func<Stream> open, ImportMapping mapping, DateTime now, Checked check, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var batch = new ImportBatch(db, mapping, company, now);
        await using var file = open();
        using var log = new EventLog(file, mapping, now, _ => true);
        foreach (var tickets in log.Tickets().Where(ticket => !check.LeftOut.Contains(ticket.Ref)).Chunk(TicketsAtOnce))
        {
            if (Array.Exists(tickets, ticket => ticket.Rows.Count == 0))
                throw new IOException("The file changed between being checked and being read.");
            await batch.AddAsync(tickets, cancel);
            progress?.Report(new ImportProgress(Writing: true, log.Rows));
        }
        return check.Report with { Imported = batch.Imported, AlreadyThere = batch.AlreadyThere, NotCompleted = batch.NotCompleted, Negative = batch.Negative };
    }

    /// <param name="LeftOut">Foreign numbers with a bad row.</param>
    private sealed record Checked(ImportReport Report, HashSet<string> LeftOut);
}
