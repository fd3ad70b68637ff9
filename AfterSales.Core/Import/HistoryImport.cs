using System.Text;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Import;

/// <summary>
/// Takes the history of another system in 历史数据导入. The file is read twice: checked from end to end first, so that a
/// file that is not what it should be never touches the database, then written in one transaction. For supervisors, by
/// the page and by the command line.
/// </summary>
public sealed class HistoryImport(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    private const int MostErrors = 1_000;
    private const int TicketsAtOnce = 50;
    private const int RowsPerWord = 1_000;

    /// <summary>Takes the file in. Where its report has no <see cref="ImportReport.Stop"/>, a record of the import is kept.</summary>
    public async Task<Outcome<ImportReport>> RunAsync(Actor actor, ImportFile file, ImportMapping mapping, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        var now = time.GetUtcNow().UtcDateTime;
        var check = Check(file.Open, mapping, now, progress, cancel);
        if (check.Report.Stop is not null)
            return check.Report;
        return await gate.InTransactionAsync<ImportReport>(
            async db => await WriteAsync(db, actor, file, mapping, now, check, progress, cancel), cancel);
    }

    /// <summary>Reads the file as <see cref="RunAsync"/> does and tells what that would do, without writing anything.</summary>
    public async Task<Outcome<ImportReport>> CheckAsync(Actor actor, ImportFile file, ImportMapping mapping, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        var now = time.GetUtcNow().UtcDateTime;
        var check = Check(file.Open, mapping, now, progress, cancel);
        if (check.Report.Stop is not null)
            return check.Report with { Dry = true };
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var forecast = new ImportForecast(db, mapping);
        await ReadAsync(file.Open, mapping, now, check, forecast.AddAsync, progress, cancel);
        return await forecast.ReportAsync(check.Report, cancel);
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
                    progress?.Report(new ImportProgress(Writing: false, log.Rows, ShareOf(file)));
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
            return new(Report(ImportStop.WrongEncoding) with { StopLine = FileSigns.FirstWrongLine(open, mapping.Encoding, cancel) }, leftOut);
        }
        catch (CsvFormatException endless)
        {
            return new(Report(ImportStop.EndlessRecord) with { StopLine = endless.LineNumber > 0 ? endless.LineNumber : null }, leftOut);
        }
    }

    private async Task<ImportReport> WriteAsync(
        AfterSalesDbContext db, Actor actor, ImportFile file, ImportMapping mapping, DateTime now, Checked check, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var run = new ImportRun { Source = mapping.Source, FileName = file.Name, At = now, By = actor.Name, ById = actor.EmployeeId };
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(cancel);
        var batch = new ImportBatch(db, mapping, company, now, run.Id);
        await ReadAsync(file.Open, mapping, now, check, batch.AddAsync, progress, cancel);
        var report = check.Report with
        {
            RunId = run.Id,
            Imported = batch.Imported,
            AlreadyThere = batch.AlreadyThere,
            NotCompleted = batch.NotCompleted,
            Negative = batch.Negative,
            NewCustomers = batch.NewCustomers,
            NewSites = batch.NewSites,
            NewEngineers = batch.NewEngineers,
        };
        run.Finish(report);
        db.ImportRuns.Update(run);
        await db.SaveChangesAsync(cancel);
        return report;
    }

    /// <summary>The second reading: what the first found good, some tickets at a time.</summary>
    private static async Task ReadAsync(
        Func<Stream> open, ImportMapping mapping, DateTime now, Checked check,
        Func<IReadOnlyList<(string Ref, IReadOnlyList<EventRow> Rows)>, CancellationToken, Task> take, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        await using var file = open();
        using var log = new EventLog(file, mapping, now, _ => true);
        foreach (var tickets in log.Tickets().Where(ticket => !check.LeftOut.Contains(ticket.Ref)).Chunk(TicketsAtOnce))
        {
            if (Array.Exists(tickets, ticket => ticket.Rows.Count == 0))
                throw new IOException("The file changed between being checked and being read.");
            await take(tickets, cancel);
            progress?.Report(new ImportProgress(Writing: true, log.Rows, ShareOf(file)));
        }
    }

    private static double? ShareOf(Stream file) => file is { CanSeek: true, Length: > 0 } ? (double)file.Position / file.Length : null;

    /// <param name="LeftOut">Foreign numbers with a bad row.</param>
    private sealed record Checked(ImportReport Report, HashSet<string> LeftOut);
}
