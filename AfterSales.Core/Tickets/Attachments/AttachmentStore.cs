namespace AfterSales.Core.Tickets;

/// <summary>
/// Where the content of attachments lies: a folder of files that are named by the SHA-256 of what is in them, so that none is ever
/// written over by another and the same content is kept once.
/// </summary>
/// <param name="folder">Made where there is none.</param>
public sealed class AttachmentStore(string folder)
{
    private const string Coming = "incoming";

    /// <summary>Where the content with this hash lies, or null where it does not.</summary>
    /// <param name="hash">As <see cref="Attachment.Hash"/>.</param>
    public string? Find(string hash) => File.Exists(PathOf(hash)) ? PathOf(hash) : null;

    /// <summary>Writes the content down under a name of its own, on the disk before it returns.</summary>
    /// <exception cref="IOException">It cannot be written: the disk is full, or the folder cannot be reached.</exception>
    internal async Task<IncomingFile> TakeAsync(byte[] content, string hash, CancellationToken cancel)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, Coming));
        var incoming = new IncomingFile(Path.Combine(place.FullName, Guid.NewGuid().ToString("N")), PathOf(hash));
        try
        {
            await using var file = new FileStream(incoming.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, useAsync: true);
            await file.WriteAsync(content, cancel);
            file.Flush(flushToDisk: true);
            return incoming;
        }
        catch
        {
            incoming.Dispose();
            throw;
        }
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);
}

/// <summary>Content on its way into the store; disposed before it is kept, it is gone.</summary>
internal sealed class IncomingFile(string path, string place) : IDisposable
{
    public string Path => path;

    /// <summary>
    /// Moves it to where it stays; to be called before the ticket's transaction commits. A crash between the two leaves a file
    /// that no ticket names, never a ticket whose file is missing.
    /// </summary>
    public void Keep()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
        File.Move(path, place, overwrite: true);
    }

    public void Dispose() => File.Delete(path);
}
