using System.Collections.Concurrent;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Settings;

namespace AfterSales.Portal.Import;

/// <summary>
/// Files that supervisors have sent to be imported. They lie in the storage folder under names of our own; whose they are
/// and what is chosen for them is known to this process only, so that what an earlier one left behind is removed.
/// </summary>
public sealed class Uploads
{
    /// <summary>Bytes.</summary>
    public const long Largest = 200L * 1024 * 1024;

    private const int KeptForEach = 3;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, Upload> all = new(StringComparer.Ordinal);
    private readonly string folder;
    private readonly CompanyTime company;
    private readonly TimeProvider time;

    public Uploads(StorageFolder storage, CompanyTime company, TimeProvider time)
    {
        (folder, this.company, this.time) = (storage.File("imports"), company, time);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Writes what comes straight to the disk, then looks at it; a file that is no table is not kept.</summary>
    /// <param name="owner">Key of whoever sends it.</param>
    /// <param name="name">As the sender calls it.</param>
    public async Task<Outcome<Upload>> TakeAsync(string owner, string name, Stream content, CancellationToken cancel)
    {
        var id = Guid.NewGuid().ToString("N");
        var path = Path.Combine(folder, id + ".csv");
        var kept = false;
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true))
                await content.CopyToAsync(file, cancel);
            var survey = FileSurvey.Read(() => File.OpenRead(path), cancel: cancel);
            if (survey.Fault is { } fault)
                return new NotATableFile(fault);
            var shown = Shown(name);
            var upload = new Upload
            {
                Id = id,
                Owner = owner,
                Path = path,
                Name = shown,
                At = time.GetUtcNow(),
                Survey = survey,
                Draft = MappingDraft.Guess(survey, Path.GetFileNameWithoutExtension(shown), company.Zone.Id),
            };
            all[id] = upload;
            kept = true;
            RemoveOld(owner);
            return upload;
        }
        finally
        {
            if (!kept)
                File.Delete(path);
        }
    }

    /// <summary>Null: there is none, it is somebody else's, or it is too old.</summary>
    public Upload? Find(string? id, string owner) => id is not null && all.TryGetValue(id, out var upload) && upload.Owner == owner ? upload : null;

    /// <summary>Looks at a file again as its mapping now says it is written. Null: it was removed meanwhile.</summary>
    public static async Task<FileSurvey?> LookAgainAsync(Upload upload, string encoding, char delimiter, CancellationToken cancel)
    {
        try
        {
            // Reads the whole file.
            return await Task.Run(() => FileSurvey.Read(upload.File.Open, encoding, delimiter, cancel), cancel);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private void RemoveOld(string owner)
    {
        var now = time.GetUtcNow();
        var many = all.Values.Where(upload => upload.Owner == owner).OrderByDescending(upload => upload.At).Skip(KeptForEach);
        foreach (var old in all.Values.Where(upload => now - upload.At > Kept).Concat(many).ToList())
        {
            if (all.TryRemove(old.Id, out _))
                File.Delete(old.Path);
        }
    }

    // The name is only ever shown; signs that turn or hide what stands beside them are left out.
    private static string Shown(string name)
    {
        var bare = string.Concat(Path.GetFileName(name.Replace('\\', '/')).Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format));
        return bare.Length switch { 0 => "file.csv", > 100 => bare[..100], _ => bare };
    }
}

/// <summary>A file that was sent, and what its owner has chosen for it so far.</summary>
public sealed class Upload
{
    /// <summary>Not to be guessed.</summary>
    public required string Id { get; init; }
    public required string Owner { get; init; }
    public required string Path { get; init; }
    /// <summary>As the sender calls it.</summary>
    public required string Name { get; init; }
    public required DateTimeOffset At { get; init; }
    public required FileSurvey Survey { get; set; }
    public required MappingDraft Draft { get; set; }

    public ImportFile File => new(Name, () => System.IO.File.OpenRead(Path));
}

/// <summary>What was sent is no table with a heading.</summary>
public sealed record NotATableFile(FileFault Fault) : InvalidRefusal("not-a-table");
