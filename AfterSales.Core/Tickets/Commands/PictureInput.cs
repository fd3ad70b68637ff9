using System.Buffers.Text;

namespace AfterSales.Core.Tickets;

/// <summary>A picture as forms and programs send it: a data URL, of which nothing is believed but its bytes.</summary>
internal static class PictureInput
{
    private const string Png = "data:image/png;base64,";
    private const string Base64Mark = ";base64,";
    private const string Jpeg = "data:image/jpeg;base64,";
    private static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];

    /// <summary>The bytes, or null where nothing was sent. Only for what <see cref="CheckPng"/> or <see cref="CheckPhoto"/> let pass.</summary>
    public static byte[]? BytesOf(string? url) => string.IsNullOrWhiteSpace(url) ? null : Convert.FromBase64String(url[(url.IndexOf(',') + 1)..]);

    /// <summary>The bytes of a data URL of whatever type, or null where it is none.</summary>
    public static byte[]? ContentOf(string? url)
    {
        var begin = url?.IndexOf(Base64Mark, StringComparison.Ordinal) ?? -1;
        if (begin < 0 || !url!.StartsWith("data:", StringComparison.Ordinal) || !Base64.IsValid(url.AsSpan(begin + Base64Mark.Length)))
            return null;
        return Convert.FromBase64String(url[(begin + Base64Mark.Length)..]);
    }

    /// <param name="largest">In bytes, decoded.</param>
    public static void CheckPng(InputCheck check, string field, string? url, int largest) =>
        Check(check, field, url, largest, "not-a-png", IsA(url, Png, PngMagic));

    /// <summary>PNG or JPEG.</summary>
    /// <param name="largest">In bytes, decoded.</param>
    public static void CheckPhoto(InputCheck check, string field, string? url, int largest) =>
        Check(check, field, url, largest, "not-a-picture", IsA(url, Png, PngMagic) || IsA(url, Jpeg, JpegMagic));

    private static void Check(InputCheck check, string field, string? url, int largest, string otherwise, bool right)
    {
        if (string.IsNullOrWhiteSpace(url))
            return;
        if (!right)
            check.Add(field, otherwise);
        else if (BytesOf(url)!.Length > largest)
            check.Add(field, "too-large", $"{largest / 1024} KB");
    }

    private static bool IsA(string? url, string prefix, ReadOnlySpan<byte> magic) =>
        url is not null && url.StartsWith(prefix, StringComparison.Ordinal) && Base64.IsValid(url.AsSpan(prefix.Length)) && BytesOf(url).AsSpan().StartsWith(magic);
}
