using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AfterSales.Core.Dispatch;

/// <summary>The secret that a screen shows to be let in: 256 random bits, told once.</summary>
public static class DisplayKey
{
    private const string Begins = "dk-";
    private const int Bytes = 32;
    private static readonly int Length = Begins.Length + Base64Url.GetEncodedLength(Bytes);

    public static string Make() => Begins + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>It could be one: everything else need not be looked for.</summary>
    public static bool LooksLike(string key) => key.Length == Length && key.StartsWith(Begins, StringComparison.Ordinal) && Base64Url.IsValid(key.AsSpan(Begins.Length));

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}
