using System.Buffers.Binary;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Takes out of a picture what its camera wrote beside it: where it was taken, when, by whose device. What is to be seen stays
/// byte for byte, and so does which side is up.
/// </summary>
internal static class BarePicture
{
    private const ushort Orientation = 0x0112;
    private static ReadOnlySpan<byte> ExifMark => "Exif\0\0"u8;

    public static byte[] Of(FileKind kind, byte[] content) => kind switch
    {
        FileKind.Jpeg => OfJpeg(content),
        FileKind.Png => OfPng(content),
        FileKind.WebP => OfWebP(content),
        _ => content,
    };

    // Segments stand before the picture's own data; colours need theirs, the rest is told by nobody who looks at it.
    private static byte[] OfJpeg(ReadOnlySpan<byte> content)
    {
        using var bare = new MemoryStream(content.Length);
        bare.Write(content[..2]);
        var at = 2;
        while (at + 4 <= content.Length && content[at] == 0xFF && content[at + 1] is not (0xDA or 0xFF))
        {
            var (marker, end) = (content[at + 1], at + 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]));
            if (end > content.Length)
                break;
            var words = content[(at + 4)..Math.Max(at + 4, end)];
            var keeps = marker switch
            {
                0xE0 or 0xEE => true,
                0xE2 => words.StartsWith("ICC_PROFILE"u8),
                _ => marker is not ((>= 0xE1 and <= 0xEF) or 0xFE),
            };
            if (keeps)
                bare.Write(content[at..end]);
            else if (marker == 0xE1 && OrientationIn(words) is { } side and > 1 and <= 8)
                bare.Write(OnlyOrientation(side));
            at = end;
        }
        bare.Write(content[at..]);
        return bare.ToArray();
    }

    private static ushort? OrientationIn(ReadOnlySpan<byte> words)
    {
        if (!words.StartsWith(ExifMark) || words.Length < 16)
            return null;
        var exif = words[6..];
        var little = exif[0] == (byte)'I';
        var at = Int32(exif, 4, little);
        if (at > exif.Length - 2)
            return null;
        var entries = Int16(exif, (int)at, little);
        for (var entry = (int)at + 2; entries > 0 && entry + 12 <= exif.Length; entry += 12, entries--)
        {
            if (Int16(exif, entry, little) == Orientation)
                return Int16(exif, entry + 8, little);
        }
        return null;
    }

    private static byte[] OnlyOrientation(ushort side) =>
        [0xFF, 0xE1, 0, 34, .. ExifMark, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, (byte)(side >> 8), (byte)side, 0, 0, 0, 0, 0, 0];

    private static byte[] OfPng(ReadOnlySpan<byte> content)
    {
        using var bare = new MemoryStream(content.Length);
        bare.Write(content[..8]);
        var at = 8;
        while (at + 12 <= content.Length && BinaryPrimitives.ReadUInt32BigEndian(content[at..]) is var length && length <= content.Length - at - 12)
        {
            var end = at + 12 + (int)length;
            var name = content.Slice(at + 4, 4);
            if (!(name.SequenceEqual("eXIf"u8) || name.SequenceEqual("tEXt"u8) || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("iTXt"u8) || name.SequenceEqual("tIME"u8)))
                bare.Write(content[at..end]);
            at = end;
        }
        bare.Write(content[at..]);
        return bare.ToArray();
    }

    private static byte[] OfWebP(ReadOnlySpan<byte> content)
    {
        using var made = new MemoryStream(content.Length);
        made.Write(content[..12]);
        var at = 12;
        while (at + 8 <= content.Length && BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]) is var length && length <= content.Length - at - 8)
        {
            var end = Math.Min(content.Length, at + 8 + (int)length + (int)(length & 1));
            var name = content.Slice(at, 4);
            if (!(name.SequenceEqual("EXIF"u8) || name.SequenceEqual("XMP "u8)))
                made.Write(content[at..end]);
            at = end;
        }
        made.Write(content[at..]);
        var bare = made.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bare.AsSpan(4), (uint)bare.Length - 8);
        // The head says what comes; neither does any more.
        if (bare.Length > 20 && bare.AsSpan(12).StartsWith("VP8X"u8))
            bare[20] &= 0xF3;
        return bare;
    }

    private static ushort Int16(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint Int32(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
