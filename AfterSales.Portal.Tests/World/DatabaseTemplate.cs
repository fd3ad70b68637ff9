using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace AfterSales.Portal.Tests.World;

/// <summary>Databases as the first start left them, kept for the run: copying one takes a millisecond.</summary>
internal static class DatabaseTemplate
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("aftersales-templates-");
    private static readonly ConcurrentDictionary<string, string> Kept = [];

    static DatabaseTemplate() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);

    public static void CopyTo(string database, string name)
    {
        if (Kept.TryGetValue(name, out var template))
            File.Copy(template, database);
    }

    public static void KeepFrom(string database, string name)
    {
        if (Kept.ContainsKey(name))
            return;
        var file = Path.Combine(Folder.FullName, $"{name}-{Guid.NewGuid():N}.db");
        using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", file);
            command.ExecuteNonQuery();
        }
        Kept.TryAdd(name, file);
    }
}
