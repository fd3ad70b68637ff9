using System.Buffers.Binary;

namespace AfterSales.Core.Tickets;

/// <summary>What may be put on a ticket.</summary>
public enum FileKind { Jpeg, Png, WebP, Pdf }

/// <summary>Judges files by their first bytes: neither their name nor what the sender calls them is believed.</summary>
public static class FileKinds
{
    // Opened beside others on one page, a larger one would take the reader's browser down.
    internal const long MostPixels = 100_000_000;

    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];
    private static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null: none of the kinds that are taken.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith(JpegMagic) ? FileKind.Jpeg
        : content.StartsWith(PngMagic) ? FileKind.Png
        : content.Length > 16 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? FileKind.WebP
        : content.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : null;

    /// <summary>The media type under which a file is given out.</summary>
    public static string MediaTypeOf(FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
        _ => "application/pdf",
    };

    public static bool IsPicture(FileKind kind) => kind != FileKind.Pdf;

    internal static string EndingOf(FileKind kind) => kind switch
    {
        FileKind.Jpeg => ".jpg",
        FileKind.Png => ".png",
        FileKind.WebP => ".webp",
        _ => ".pdf",
    };

    /// <summary>Width times height as the picture's head tells them; 0 for a PDF, null where a picture does not tell.</summary>
    internal static long? PixelsOf(FileKind kind, ReadOnlySpan<byte> content) => kind switch
    {
        FileKind.Png => content.Length >= 24 ? Product(BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..])) : null,
        FileKind.Jpeg => OfJpeg(content),
        FileKind.WebP => OfWebP(content),
        _ => 0,
    };

    // From one marker to the next, up to the frame that tells the size.
    private static long? OfJpeg(ReadOnlySpan<byte> content)
    {
        var at = 2;
        while (at + 9 < content.Length && content[at] == 0xFF)
        {
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Product(BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }
        return null;
    }

    private static long? OfWebP(ReadOnlySpan<byte> content)
    {
        if (content.Length < 30)
            return null;
        var chunk = content[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return Product(1 + Int24(content[24..]), 1 + Int24(content[27..]));
        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[21..]);
            return Product((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        }
        return chunk.SequenceEqual("VP8 "u8)
            ? Product(BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(content[28..]) & 0x3FFFu)
            : null;
    }

    private static uint Int24(ReadOnlySpan<byte> bytes) => (uint)(bytes[0] | bytes[1] << 8 | bytes[2] << 16);

    private static long? Product(uint width, uint height) => width == 0 || height == 0 ? null : (long)width * height;
}
