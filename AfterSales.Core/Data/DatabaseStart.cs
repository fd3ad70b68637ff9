using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Data;

/// <summary>The database cannot be used; the message says what and where, for who operates the portal.</summary>
public sealed class DatabaseNotReadyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Brings the database into the shape that this program expects, before anything is served.</summary>
public sealed class DatabaseStart(IDbContextFactory<AfterSalesDbContext> contexts)
{
    /// <summary>Creates the folder and the database where there is none, else applies what is new.</summary>
    /// <exception cref="DatabaseNotReadyException">Nothing can be served: the file cannot be written, is no database, or is newer than the program.</exception>
    public async Task MigrateAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var place = db.Database.GetDbConnection().DataSource;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(place)) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            await RefuseNewerAsync(db, place, cancel);
            await db.Database.MigrateAsync(cancel);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseNotReadyException($"The database {place} cannot be opened or brought up to date: {exception.Message}", exception);
        }
    }

    // A newer program has changed the tables: writing with the older one would quietly lose what it does not know.
    private static async Task RefuseNewerAsync(AfterSalesDbContext db, string place, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancel)).FirstOrDefault(applied => !known.Contains(applied));
        if (unknown is not null)
            throw new DatabaseNotReadyException($"The database {place} was written by a newer version of the portal (it has {unknown}). Start that version, or restore a backup of this one's.");
    }
}
