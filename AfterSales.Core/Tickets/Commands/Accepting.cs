using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>The customer is asked to accept 请客户验收, with the result in words for the customer (R1.5).</summary>
public sealed record RequestAcceptance : TicketCommand
{
    [Required, LongText] public string? ResultNote { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RequestAcceptance(this, now);
    internal override string? Words(Circumstances now) => ResultNote;
}

/// <summary>The customer accepts and signs 验收签字 (R3.4.6): drawn, or by the typed name.</summary>
public sealed record SignAcceptance : TicketCommand
{
    private const string PngUrl = "data:image/png;base64,";
    private const int LargestSignature = 200 * 1024;
    private static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [Required, MaxLength(100)] public string? SignerName { get; init; }
    [Image] public string? Signature { get; init; }

    /// <summary>The drawn signature's bytes, or null where the name was typed.</summary>
    internal byte[]? SignaturePng => string.IsNullOrWhiteSpace(Signature) ? null : Convert.FromBase64String(Signature[PngUrl.Length..]);

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(Signature))
            return;
        if (!Signature.StartsWith(PngUrl, StringComparison.Ordinal) || !Base64.IsValid(Signature.AsSpan(PngUrl.Length), out var length)
            || !SignaturePng.AsSpan().StartsWith(PngMagic))
            check.Add("signature", "not-a-png");
        else if (length > LargestSignature)
            check.Add("signature", "too-large", "200 KB");
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.SignAcceptance(this, now);
    internal override string? Words(Circumstances now) => SignerName;
}

/// <summary>The customer does not accept and says what is missing 拒绝验收.</summary>
public sealed record RefuseAcceptance : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RefuseAcceptance(now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>The customer is asked to rate the service 满意度调查 (R4.5).</summary>
public sealed record SendSurvey : TicketCommand
{
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.SendSurvey(now);
}

/// <summary>The customer was asked by phone 电话回访; 1 to 5 each.</summary>
public sealed record RecordSurvey : TicketCommand
{
    [Required, Range(1, 5)] public int? Response { get; init; }
    [Required, Range(1, 5)] public int? Quality { get; init; }
    [Required, Range(1, 5)] public int? Attitude { get; init; }
    [LongText] public string? Comment { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RecordSurvey(this, now);
    internal override string? Words(Circumstances now) => Comment;
}

/// <summary>The customer's rating by link, 1 to 5 each; also after the ticket is closed.</summary>
public sealed record AnswerSurvey : TicketCommand
{
    [Required, Range(1, 5)] public int? Response { get; init; }
    [Required, Range(1, 5)] public int? Quality { get; init; }
    [Required, Range(1, 5)] public int? Attitude { get; init; }
    [LongText] public string? Comment { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AnswerSurvey(this, now);
    internal override string? Words(Circumstances now) => Comment;
}

/// <summary>Filed 归档; never changes again.</summary>
public sealed record Close : TicketCommand
{
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Close(now);
}
