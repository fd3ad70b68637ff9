using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Core.Data;

/// <summary>
/// Sets each connection up: WAL so that readers never wait for the writer, FULL because a number told to a
/// customer must exist after a power cut. Names it sorts as their reader does.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string ForAll = "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;";
    // What a statement would undo is kept in memory: as a file it was made, filled and deleted for each ticket, half of all that was written.
    private const string ForWriting = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY; " + ForAll;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    /// <summary>For a connection that was opened without a context.</summary>
    public static void Set(DbConnection connection)
    {
        Teach(connection);
        using var command = connection.CreateCommand();
        command.CommandText = SqlFor(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Teach(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = SqlFor(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Teach(DbConnection connection) => ((SqliteConnection)connection).CreateCollation(ReadersOrder.Collation, ReadersOrder.Compare);

    // EF looks with a read-only connection whether the database is there: it may not change a restored backup's journal mode.
    private static string SqlFor(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? ForAll : ForWriting;
}
