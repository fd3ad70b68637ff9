using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Core.Data;

/// <summary>
/// Keeps the statements of the writer's connection prepared from one transaction to the next: what a desk sends is the
/// same text every time, and to read and plan it costs more than to run it. Only for one writer at a time.
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    // More texts than the desks have; what updates send differs by the columns that changed.
    private const int Most = 500;
    private readonly Dictionary<string, Kept> known = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } fresh)
            return result;
        if (!known.TryGetValue(fresh.CommandText, out var kept))
        {
            if (known.Count == Most)
                return fresh;
            known[fresh.CommandText] = kept = new Kept { Connection = connection, CommandText = fresh.CommandText };
        }
        // Being read while the same is asked again, or left over from a connection that is closed.
        if (kept.InUse || kept.Connection != connection)
            return fresh;
        kept.Take(fresh);
        fresh.Dispose();
        return kept;
    }

    /// <summary>Goes back to where it is kept instead of being disposed; its connection ends it.</summary>
    private sealed class Kept : SqliteCommand
    {
        public bool InUse { get; private set; }

        public void Take(SqliteCommand fresh)
        {
            InUse = true;
            Transaction = fresh.Transaction;
            CommandTimeout = fresh.CommandTimeout;
            foreach (SqliteParameter parameter in fresh.Parameters)
                Parameters.Add(parameter);
        }

#pragma warning disable CA2215 // The base would throw away what is kept.
        protected override void Dispose(bool disposing)
#pragma warning restore CA2215
        {
            Parameters.Clear();
            Transaction = null;
            InUse = false;
        }
    }
}
