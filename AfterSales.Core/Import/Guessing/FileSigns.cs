using System.Text;

namespace AfterSales.Core.Import;

/// <summary>By what a file is known: how it begins, and which bytes it holds.</summary>
/// <param name="Encoding">What its mark says; null: there is none.</param>
internal sealed record FileSigns(FileFault? Fault, string? Encoding)
{
    private const int HeadLength = 64 * 1024;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    // In this order, since the later ones take nearly any bytes for text.
    private static readonly string[] Encodings = ["utf-8", "gb18030"];

    public static FileSigns Of(Func<Stream> open)
    {
        var head = HeadOf(open);
        return head switch
        {
            [] => new(FileFault.Empty, null),
            // A ZIP archive, as .xlsx is one, and the older workbooks.
            [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] => new(FileFault.Workbook, null),
            [0xEF, 0xBB, 0xBF, ..] => new(null, "utf-8"),
            [0xFF, 0xFE, ..] => new(null, "utf-16"),
            [0xFE, 0xFF, ..] => new(null, "utf-16BE"),
            _ => new(Array.Exists(head, letter => letter is < 32 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) ? FileFault.NotText : null, null),
        };
    }

    /// <summary>The first encoding that all bytes are of; where none fits, UTF-8, in which the wrong ones are then named.</summary>
    public static string FirstThatFits(Func<Stream> open, CancellationToken cancel) =>
        Array.Find(Encodings, encoding => Fits(open, encoding, cancel)) ?? Encodings[0];

    /// <summary>The one that parts the heading into most fields.</summary>
    public static char DelimiterOf(Func<Stream> open, Encoding encoding)
    {
        using var reader = new StreamReader(new MemoryStream(HeadOf(open)), encoding, detectEncodingFromByteOrderMarks: false);
        var heading = reader.ReadLine() ?? "";
        // Names in quotation marks may hold any of them.
        var bare = string.Concat(heading.Split('"').Where((_, at) => at % 2 == 0));
        return Delimiters.MaxBy(delimiter => bare.Count(letter => letter == delimiter));
    }

    /// <summary>Where the bytes stop being text of this encoding; null: nowhere.</summary>
    public static long? FirstWrongLine(Func<Stream> open, string encoding, CancellationToken cancel)
    {
        if (Fits(open, encoding, cancel))
            return null;
        using var reader = new StreamReader(open(), ImportMapping.EncodingOf(encoding, new DecoderReplacementFallback("\uFFFD")), detectEncodingFromByteOrderMarks: false);
        var line = 1L;
        for (var letter = reader.Read(); letter >= 0; letter = reader.Read())
        {
            if (letter == '\uFFFD')
                return line;
            line += letter == '\n' ? 1 : 0;
        }
        return null;
    }

    private static bool Fits(Func<Stream> open, string encoding, CancellationToken cancel)
    {
        using var reader = new StreamReader(open(), ImportMapping.EncodingOf(encoding, DecoderFallback.ExceptionFallback), detectEncodingFromByteOrderMarks: false);
        var buffer = new char[HeadLength];
        try
        {
            while (reader.Read(buffer) > 0)
                cancel.ThrowIfCancellationRequested();
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static byte[] HeadOf(Func<Stream> open)
    {
        using var file = open();
        var head = new byte[HeadLength];
        return head[..file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
    }
}
