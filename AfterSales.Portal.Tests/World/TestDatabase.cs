using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Portal.Tests.World;

/// <summary>A migrated SQLite database in a folder of its own, and the one door for writing to it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public static readonly CompanyTime Company = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    public static readonly CompanyCalendars Calendars = new();
    public static readonly LinkKeys Keys = new([1, 2, 3]);
    /// <summary>Tickets without a rulebook: nothing is asked but what the service itself needs.</summary>
    public static RulebookShelf Shelf => new(Company, Calendars);
    public static WholeTickets Whole => new(Shelf);
    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplateAsync);
    private readonly DirectoryInfo folder;

    private TestDatabase(DirectoryInfo folder, IEnumerable<ISaveChangesInterceptor> interceptors)
    {
        this.folder = folder;
        Contexts = new SqliteContexts($"Data Source={File}", interceptors);
        Gate = new WriterGate(Contexts);
    }

    public string File => Path.Combine(folder.FullName, "aftersales.db");
    public SqliteContexts Contexts { get; }
    public WriterGate Gate { get; }

    public static async Task<TestDatabase> NewAsync(params ISaveChangesInterceptor[] interceptors)
    {
        var database = new TestDatabase(Directory.CreateTempSubdirectory("aftersales"), interceptors);
        await System.IO.File.WriteAllBytesAsync(database.File, await Template.Value);
        return database;
    }

    /// <summary>A database that begins as another was when it was copied.</summary>
    public static async Task<TestDatabase> OfCopyAsync(byte[] copy)
    {
        var database = new TestDatabase(Directory.CreateTempSubdirectory("aftersales"), []);
        await System.IO.File.WriteAllBytesAsync(database.File, copy);
        return database;
    }

    public async Task<byte[]> CopyAsync()
    {
        var file = Path.Combine(folder.FullName, "copy.db");
        await using (var db = Open())
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}");
        return await System.IO.File.ReadAllBytesAsync(file);
    }

    public AfterSalesDbContext Open() => Contexts.CreateDbContext();

    public async Task AddAsync(params object[] entities)
    {
        await using var db = Open();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync()
    {
        Gate.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    // Migrating takes a second when cold; copying the file takes none.
    private static async Task<byte[]> MakeTemplateAsync()
    {
        var place = Directory.CreateTempSubdirectory("aftersales");
        try
        {
            var file = Path.Combine(place.FullName, "template.db");
            await new DatabaseStart(new SqliteContexts($"Data Source={file};Pooling=False", [])).MigrateAsync();
            return await System.IO.File.ReadAllBytesAsync(file);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
