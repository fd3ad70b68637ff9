using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Import;

/// <summary>An empty database, and files of another system to take in.</summary>
internal sealed class ForeignFile : IAsyncDisposable
{
    public const string Heading = "number,state,opened,changed,resolved,caller,place,solver";

    public static readonly ImportMapping Mapping = new()
    {
        Source = "test",
        DateFormat = "yyyy-MM-dd HH:mm",
        TimeZone = "UTC",
        Unknown = "?",
        Columns = new MappedColumns
        {
            Number = "number", State = "state", ReportedAt = "opened", ChangedAt = "changed", AcceptedAt = "resolved", Caller = "caller", Location = "place", Resolver = "solver",
        },
        States = new Dictionary<string, Stage> { ["New"] = Stage.Reported, ["Active"] = Stage.Diagnosing, ["Closed"] = Stage.Closed, ["Dropped"] = Stage.Cancelled },
    };

    private readonly string folder = Directory.CreateTempSubdirectory("aftersales").FullName;

    private readonly WriterGate writing;
    private readonly FactFolder folded;

    private ForeignFile()
    {
        Contexts = new SqliteContexts($"Data Source={folder}/t.db", []);
        writing = new WriterGate(Contexts);
        folded = new FactFolder(writing, Contexts, new CompanyCalendars());
    }

    public static readonly Actor Supervisor = new(null, "李主管", Roles.Supervisor, Origin.Page);

    public SqliteContexts Contexts { get; }
    public TimeQueries Figures => new(new FactStore(Contexts, folded), Contexts, new PromiseTimes(), TimeProvider.System);

    public static async Task<ForeignFile> EmptyAsync()
    {
        var made = new ForeignFile();
        await using var db = made.Contexts.CreateDbContext();
        await db.Database.MigrateAsync();
        return made;
    }

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public static ImportFile SampleFile => new("incidents-a.csv", () => File.OpenRead(Sample("incidents-a.csv")));

    public static ImportMapping SampleMapping()
    {
        using var json = File.OpenRead(Sample("incidents.mapping.json"));
        return ImportMapping.Read(json);
    }

    /// <summary>Imports rows under <see cref="Heading"/>; missing fields at the end are unknown.</summary>
    public Task<ImportReport> ImportAsync(params string[] rows) =>
        ImportAsync(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(Filled).Prepend(Heading))));

    public Task<ImportReport> ImportAsync(byte[] file, ImportMapping? mapping = null) => ImportAsync(() => new MemoryStream(file), mapping ?? Mapping);

    public async Task<ImportReport> ImportAsync(Func<Stream> open, ImportMapping mapping, string zone = "Asia/Shanghai")
    {
        using var gate = new WriterGate(Contexts);
        return (await Importer(gate, zone).RunAsync(Supervisor, new ImportFile("file.csv", open), mapping, null, default)).Value!;
    }

    public HistoryImport Importer(WriterGate gate, string zone = "Asia/Shanghai") =>
        new(gate, Contexts, new CompanyTime(TimeZoneInfo.FindSystemTimeZoneById(zone)), TimeProvider.System);

    public async Task<T> ReadAsync<T>(Func<AfterSalesDbContext, Task<T>> read)
    {
        await using var db = Contexts.CreateDbContext();
        return await read(db);
    }

    public ValueTask DisposeAsync()
    {
        folded.Dispose();
        writing.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
        return ValueTask.CompletedTask;
    }

    private static string Filled(string row) => row + string.Concat(Enumerable.Repeat(",?", Math.Max(0, 7 - row.Count(letter => letter == ','))));
}
