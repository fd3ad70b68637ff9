using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AfterSales.Core.Data;

/// <summary>
/// The one door for writing: one writer at a time, one transaction, all or nothing. Work that is entered while a
/// transaction of the same flow is open joins it behind a savepoint, so that whoever opened it (a request that keeps
/// its idempotency key) commits both together.
/// </summary>
public sealed class WriterGate(SqliteContexts contexts) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private SqliteWriter? writer;

    /// <summary>Runs <paramref name="work"/>; a refusal or an exception undoes everything it did.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the same aggregate first.</exception>
    public async Task<Outcome<T>> InTransactionAsync<T>(
        Func<AfterSalesDbContext, Task<Outcome<T>>> work, CancellationToken cancel = default)
    {
        if (WriteTransaction.Current is { } outer)
            return await JoinAsync(outer, work, cancel);

        await gate.WaitAsync(cancel);
        try
        {
            writer ??= contexts.OpenWriter();
            await using var db = writer.CreateDbContext();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var current = WriteTransaction.Begin(writer, transaction);
            Outcome<T> outcome;
            try
            {
                outcome = await work(db);
                if (outcome.Done)
                    await transaction.CommitAsync(cancel);
            }
            finally
            {
                current.End();
            }
            if (outcome.Done)
                current.TellCommitted();
            return outcome;
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<Outcome<T>> JoinAsync<T>(
        WriteTransaction outer, Func<AfterSalesDbContext, Task<Outcome<T>>> work, CancellationToken cancel)
    {
        await using var db = outer.Join();
        var savepoint = outer.NextSavepoint();
        await outer.Transaction.CreateSavepointAsync(savepoint, cancel);
        var mark = outer.Mark();
        var done = false;
        try
        {
            var outcome = await work(db);
            done = outcome.Done;
            return outcome;
        }
        finally
        {
            if (!done)
            {
                outer.ForgetSince(mark);
                await outer.Transaction.RollbackToSavepointAsync(savepoint, CancellationToken.None);
            }
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        gate.Dispose();
    }
}

/// <summary>The write transaction that the present flow of execution is inside, and what shall happen once it is committed.</summary>
public sealed class WriteTransaction
{
    private static readonly AsyncLocal<WriteTransaction?> Ambient = new();
    private readonly List<Action> afterCommit = [];
    private bool open = true;
    private int savepoints;

    private readonly SqliteWriter writer;

    private WriteTransaction(SqliteWriter writer, IDbContextTransaction transaction) => (this.writer, Transaction) = (writer, transaction);

    /// <summary>The open transaction of this flow, or null. A finished one that lingers in a captured context is not seen.</summary>
    public static WriteTransaction? Current => Ambient.Value is { open: true } current ? current : null;

    internal IDbContextTransaction Transaction { get; }

    /// <summary>Registers what tells the rest of the process about the change; never runs when nothing was committed.</summary>
    public void AfterCommit(Action tell) => afterCommit.Add(tell);

    internal static WriteTransaction Begin(SqliteWriter writer, IDbContextTransaction transaction) =>
        Ambient.Value = new WriteTransaction(writer, transaction);

    internal AfterSalesDbContext Join() => writer.Join(Transaction);

    internal void End() => open = false;

    internal void TellCommitted() => afterCommit.ForEach(tell => tell());

    internal string NextSavepoint() => $"joined{++savepoints}";

    internal int Mark() => afterCommit.Count;

    internal void ForgetSince(int mark) => afterCommit.RemoveRange(mark, afterCommit.Count - mark);
}
