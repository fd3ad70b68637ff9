using System.Security.Cryptography;

namespace AfterSales.Portal.Dispatch.Wall;

/// <summary>Which portal this is: another as soon as its code or one of its scripts and styles is.</summary>
internal static class WallBuild
{
    public static string Id { get; } = $"{typeof(WallBuild).Module.ModuleVersionId:N}-{AssetsHash()}"[..44];

    // The list of assets that the build writes, with the fingerprint of each.
    private static string AssetsHash()
    {
        var list = Path.Combine(AppContext.BaseDirectory, $"{typeof(WallBuild).Assembly.GetName().Name}.staticwebassets.endpoints.json");
        return File.Exists(list) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(list))) : new string('0', 64);
    }
}
