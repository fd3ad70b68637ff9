using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Core.Data;

/// <summary>
/// Sets each connection up: WAL so that readers never wait for the writer, FULL because a number told to a
/// customer must exist after a power cut. A connection that only reads (EF asks with one whether the database exists)
/// cannot switch a file to WAL that is not yet, as a backup made by VACUUM INTO.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Reading = "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;";
    private const string Writing = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + Reading;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string For(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Reading : Writing;
}
