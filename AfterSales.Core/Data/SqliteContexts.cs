using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace AfterSales.Core.Data;

/// <summary>
/// Makes contexts on the SQLite file: one short context per operation, taken from a pool because making one costs as
/// much as a query. Inside a write transaction it makes them on that transaction's connection, so that what is read
/// there includes what was just written.
/// </summary>
public sealed class SqliteContexts : IDbContextFactory<AfterSalesDbContext>
{
    private readonly string connectionString;
    private readonly IInterceptor[] interceptors;
    private readonly PooledDbContextFactory<SqliteAfterSalesDbContext> own;

    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it.</param>
    /// <param name="ofFeatures">Interceptors of higher features, as the board's.</param>
    public SqliteContexts(string connectionString, IEnumerable<ISaveChangesInterceptor> ofFeatures)
    {
        this.connectionString = connectionString;
        interceptors = [new SqlitePragmas(), new Versions(), .. ofFeatures];
        own = new PooledDbContextFactory<SqliteAfterSalesDbContext>(Options(builder => builder.UseSqlite(connectionString, Split)));
    }

    public AfterSalesDbContext CreateDbContext() => WriteTransaction.Current?.Join() ?? own.CreateDbContext();

    /// <summary>Opens the writer's own connection: it stays open, so that no save waits for a connection to be set up.</summary>
    internal SqliteWriter OpenWriter()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            SqlitePragmas.Set(connection);
            return new SqliteWriter(connection, new PooledDbContextFactory<SqliteAfterSalesDbContext>(
                Options(builder => builder.UseSqlite(connection, Split).AddInterceptors(new KeptStatements()))));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private DbContextOptions<SqliteAfterSalesDbContext> Options(Action<DbContextOptionsBuilder> connect)
    {
        var builder = new DbContextOptionsBuilder<SqliteAfterSalesDbContext>().AddInterceptors(interceptors);
        connect(builder);
        return builder.Options;
    }

    // A ticket with visits, clocks and holds in one join multiplies its rows.
    private static void Split(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).MaxBatchSize(40);
}

/// <summary>The one connection that writes, and the contexts on it.</summary>
internal sealed class SqliteWriter(SqliteConnection connection, IDbContextFactory<SqliteAfterSalesDbContext> contexts) : IDisposable
{
    /// <summary>A context that begins transactions of its own.</summary>
    public AfterSalesDbContext CreateDbContext() => contexts.CreateDbContext();

    /// <summary>A context inside a transaction that another one began.</summary>
    public AfterSalesDbContext Join(IDbContextTransaction transaction)
    {
        var db = contexts.CreateDbContext();
        db.Database.UseTransaction(transaction.GetDbTransaction());
        return db;
    }

    public void Dispose() => connection.Dispose();
}
