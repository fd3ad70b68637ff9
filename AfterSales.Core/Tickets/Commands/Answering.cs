using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What the customer says to one of the lines shown, as it comes in.</summary>
public sealed record LineAnswerInput
{
    /// <summary>From 1, in the order in which the lines are shown.</summary>
    [Required, Range(1, AcceptanceCommand.MostLines)] public int? Line { get; init; }
    [Required] public LineAnswer? Answer { get; init; }
    [MaxLength(1000)] public string? Remark { get; init; }
}

/// <summary>The customer accepts, line by line 逐项验收; a line that nothing is said to is accepted.</summary>
public abstract record AcceptanceCommand : TicketCommand
{
    public const int MostLines = 20;

    public IReadOnlyList<LineAnswerInput>? Answers { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => CheckAnswers(check, Answers);

    private protected static void CheckAnswers(InputCheck check, IReadOnlyList<LineAnswerInput>? answers)
    {
        for (var at = 0; at < answers?.Count; at++)
            check.Require(answers[at] is null or { Answer: LineAnswer.Accepted or null } || !string.IsNullOrWhiteSpace(answers[at].Remark), $"answers[{at}].remark");
    }

    /// <summary>The entry that is kept, once the input is known to be right.</summary>
    internal abstract AcceptanceEntry Entry(Ticket ticket, List<AcceptanceLine> lines, Circumstances now);

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Accept(this, now);
}

/// <summary>The customer accepts and signs 验收签字 (R3.4.6): drawn, or by the typed name. Who refuses a line refuses the acceptance.</summary>
public sealed record SignAcceptance : AcceptanceCommand
{
    private const int LargestSignature = 200 * 1024;

    [Required, MaxLength(100)] public string? SignerName { get; init; }
    [Image] public string? Signature { get; init; }
    /// <summary>Hash of the lines that the signer had before the eyes; without it those that stand now count as read.</summary>
    [MaxLength(64)] public string? Read { get; init; }

    /// <summary>A line is refused.</summary>
    public bool Refuses => Answers?.Any(answer => answer?.Answer == LineAnswer.Refused) == true;

    // Refusing a line is another step than accepting, with other consequences: table and timeline know it as that.
    internal override TicketCommand Meant => Answers?.Any(answer => answer is { Answer: LineAnswer.Refused, Remark: { } remark } && !string.IsNullOrWhiteSpace(remark)) == true
        ? new RefuseAcceptance { Reason = string.Join('\n', Answers.Where(answer => answer is { Answer: LineAnswer.Refused or LineAnswer.Reserved }).OrderBy(answer => answer.Line).Select(Said)), Answers = Answers }
        : this;

    // What was only reserved is not lost with the refusal of another line.
    private static string Said(LineAnswerInput answer) => $"{(answer.Answer == LineAnswer.Refused ? "✗" : "△")} {answer.Line}. {answer.Remark?.Trim()}";

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        base.CheckMore(check, ticket, now);
        PictureInput.CheckPng(check, "signature", Signature, LargestSignature);
    }

    internal override AcceptanceEntry Entry(Ticket ticket, List<AcceptanceLine> lines, Circumstances now) => new()
    {
        At = now.Now,
        SignerName = SignerName!.Trim(),
        Signature = PictureInput.BytesOf(Signature),
        ResultNote = ticket.ResultNote ?? "",
        ByLink = now.Actor.Origin == Origin.Link,
        Lines = lines,
    };

    internal override Refusal? Apply(Ticket ticket, Circumstances now) =>
        !string.IsNullOrWhiteSpace(Read) && Read != AcceptanceLine.HashOf(ticket.LinesToAccept) ? Invalid.Field("answers", "changed-meanwhile") : base.Apply(ticket, now);

    internal override string? Words(Circumstances now) => SignerName;
}

/// <summary>The customer has a stamp and no pen 盖章验收: a sheet of paper with a number, if possible its picture.</summary>
public sealed record AcceptStamped : AcceptanceCommand
{
    private const int LargestPhoto = 600 * 1024;

    [Required, MaxLength(100)] public string? SignerName { get; init; }
    [Required, MaxLength(60)] public string? SheetNumber { get; init; }
    [Image] public string? Photo { get; init; }

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        base.CheckMore(check, ticket, now);
        CheckNoneRefused(check);
        PictureInput.CheckPhoto(check, "photo", Photo, LargestPhoto);
    }

    // A sheet on which something is refused bears no stamp.
    private void CheckNoneRefused(InputCheck check)
    {
        for (var at = 0; at < Answers?.Count; at++)
        {
            if (Answers[at]?.Answer == LineAnswer.Refused)
                check.Add($"answers[{at}].answer", "refuse-instead");
        }
    }

    internal override AcceptanceEntry Entry(Ticket ticket, List<AcceptanceLine> lines, Circumstances now) => new()
    {
        At = now.Now,
        Way = AcceptanceWay.Stamp,
        SignerName = SignerName!.Trim(),
        SheetNumber = SheetNumber!.Trim(),
        Photo = PictureInput.BytesOf(Photo),
        ResultNote = ticket.ResultNote ?? "",
        ByLink = false,
        Lines = lines,
    };

    internal override string? Words(Circumstances now) => $"{SignerName} · {SheetNumber}";
}

/// <summary>The customer does not sign, and the work is done all the same 未签字验收: a supervisor answers for it.</summary>
public sealed record AcceptUnsigned : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    /// <summary>Who was there and can say that the work was done.</summary>
    [Required, MaxLength(100)] public string? Witness { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AcceptUnsigned(this, now);
    internal override string? Words(Circumstances now) => $"{Reason} · {Witness}";
}

/// <summary>The customer does not accept and says what is missing 拒绝验收, line by line or in one.</summary>
public sealed record RefuseAcceptance : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    public IReadOnlyList<LineAnswerInput>? Answers { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.RefuseAcceptance(now);
    internal override string? Words(Circumstances now) => Reason;
}
