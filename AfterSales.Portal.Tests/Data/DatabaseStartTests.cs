using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Data;

public sealed class DatabaseStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("aftersales").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_first_start_makes_folder_and_database_and_the_second_keeps_what_is_there()
    {
        var contexts = At(Path.Combine(folder, "a", "b", "aftersales.db"));
        await new DatabaseStart(contexts).MigrateAsync();
        await using var db = contexts.CreateDbContext();
        db.Employees.Add(new Employee { Name = "李婷" });
        await db.SaveChangesAsync();
        await new DatabaseStart(contexts).MigrateAsync();
        Assert.Equal(1, await db.Employees.CountAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_and_is_named()
    {
        var file = Path.Combine(folder, "aftersales.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("not a database ", 300)));
        var refused = await Assert.ThrowsAsync<DatabaseNotReadyException>(() => new DatabaseStart(At(file)).MigrateAsync());
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_made_with_VACUUM_INTO_is_a_database_to_start_from()
    {
        var (original, backup) = (At(Path.Combine(folder, "original.db")), Path.Combine(folder, "backup.db"));
        await new DatabaseStart(original).MigrateAsync();
        await using (var db = original.CreateDbContext())
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {backup}");
        await new DatabaseStart(At(backup)).MigrateAsync();
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using var database = await TestDatabase.NewAsync();
        await using (var db = database.Open())
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('99991231000000_FromTheFuture', '10.0.0')");
        var refused = await Assert.ThrowsAsync<DatabaseNotReadyException>(() => new DatabaseStart(database.Contexts).MigrateAsync());
        Assert.Contains("FromTheFuture", refused.Message, StringComparison.Ordinal);
    }

    private static SqliteContexts At(string file) => new($"Data Source={file};Pooling=False", []);
}
