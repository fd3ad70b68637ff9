using System.Security.Cryptography;
using AfterSales.Core.Tickets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Shell.Settings;

/// <summary>The folder that outlives the process: database, keys, files.</summary>
public sealed class StorageFolder
{
    public StorageFolder(IOptions<StorageSettings> settings)
    {
        Path = System.IO.Path.GetFullPath(settings.Value.Folder, Home());
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    // Started from the solution, from the project or from what was built, a developer means the same data.
    private static string Home()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "AfterSales.sln")))
                return folder.FullName;
        }
        return Environment.CurrentDirectory;
    }
}

/// <summary>What customers' links are derived from: as set, or made once and kept protected.</summary>
internal static class LinkSecret
{
    public static LinkKeys Keys(IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<LinkSettings>>().Value.Secret is { } secret)
            return new LinkKeys(System.Text.Encoding.UTF8.GetBytes(secret));
        var file = services.GetRequiredService<StorageFolder>().File("links.secret");
        var protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Links");
        if (File.Exists(file))
            return new LinkKeys(protector.Unprotect(File.ReadAllBytes(file)));
        var made = RandomNumberGenerator.GetBytes(32);
        File.WriteAllBytes(file, protector.Protect(made));
        return new LinkKeys(made);
    }
}
