using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>A picture (JPEG, PNG, WebP) or a PDF is put on the ticket 添加附件.</summary>
public sealed record Attach : TicketCommand
{
    /// <summary>Bytes of one file.</summary>
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>Files that a ticket takes, from customers by link or in all.</summary>
    public static int Most(bool byLink) => byLink ? Ticket.MostByLink : Ticket.MostAttachments;

    // Stands for a content that came beside the command.
    private const string Beside = "data:";

    /// <summary>The file as a data URL; whatever type it names, its bytes are judged.</summary>
    [Required, Image] public string? Image { get; init; }
    /// <summary>As the sender calls the file.</summary>
    public string? FileName { get; init; }
    [MaxLength(500)] public string? Note { get; init; }

    internal byte[]? Content { get => field ??= PictureInput.ContentOf(Image); init; }

    internal FileKind? Kind => Content is { Length: <= Largest } content ? FileKinds.Of(content) : null;

    /// <summary>What is kept of it: without what a camera wrote beside the picture. Only for what was let pass.</summary>
    internal byte[] Kept => field ??= BarePicture.Of(Kind!.Value, Content!);

    internal string Hash => Convert.ToHexStringLower(SHA256.HashData(Kept));

    /// <summary>For a file that came as it is, past any form.</summary>
    public static Attach Of(byte[] content, string? name, string? note) =>
        new() { Image = Beside, Content = content, FileName = name is { Length: > 200 } ? name[^200..] : name, Note = note };

    internal override bool OfContactOnly => true;

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(Image))
            return;
        if (Content is { Length: > Largest })
            check.Add("image", "too-large", $"{Largest / 1024 / 1024} MB");
        else if (Kind is not { } kind)
            check.Add("image", "not-a-file");
        else if (FileKinds.PixelsOf(kind, Content) is not { } pixels)
            check.Add("image", "not-a-file");
        else if (pixels > FileKinds.MostPixels)
            check.Add("image", "too-many-pixels", $"{FileKinds.MostPixels / 1_000_000}");
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Attach(this, now);
    internal override string? Words(Circumstances now) => string.IsNullOrWhiteSpace(Note) ? ShownName(now.Now) : $"{ShownName(now.Now)} · {Note.Trim()}";

    internal string ShownName(DateTime at) => AttachmentName.Of(FileName, Kind!.Value, at);
}
