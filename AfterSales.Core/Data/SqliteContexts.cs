using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace AfterSales.Core.Data;

/// <summary>
/// Makes contexts on the SQLite file: one short context per operation. Inside a write transaction it makes them on
/// that transaction's connection, so that what is read there includes what was just written.
/// </summary>
public sealed class SqliteContexts : IDbContextFactory<AfterSalesDbContext>
{
    private readonly IInterceptor[] interceptors;
    private readonly DbContextOptions<SqliteAfterSalesDbContext> own;

    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it.</param>
    /// <param name="ofFeatures">Interceptors of higher features, as the board's.</param>
    public SqliteContexts(string connectionString, IEnumerable<ISaveChangesInterceptor> ofFeatures)
    {
        interceptors = [new SqlitePragmas(), new Versions(), .. ofFeatures];
        own = Options(builder => builder.UseSqlite(connectionString, Split));
    }

    public AfterSalesDbContext CreateDbContext() =>
        WriteTransaction.Current is { } current
            ? Joined(current.Connection, current.Transaction)
            : new SqliteAfterSalesDbContext(own);

    private SqliteAfterSalesDbContext Joined(DbConnection connection, IDbContextTransaction transaction)
    {
        var db = new SqliteAfterSalesDbContext(Options(builder => builder.UseSqlite(connection, Split)));
        db.Database.UseTransaction(transaction.GetDbTransaction());
        return db;
    }

    private DbContextOptions<SqliteAfterSalesDbContext> Options(Action<DbContextOptionsBuilder> connect)
    {
        var builder = new DbContextOptionsBuilder<SqliteAfterSalesDbContext>().AddInterceptors(interceptors);
        connect(builder);
        return builder.Options;
    }

    // A ticket with visits, clocks and holds in one join multiplies its rows.
    private static void Split(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
}
