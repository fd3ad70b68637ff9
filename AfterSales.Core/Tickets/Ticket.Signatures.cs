using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What the customer accepts line by line, how it is kept, and what makes it void.</summary>
public sealed partial class Ticket
{
    // With cause, parts, training, test and result there are never more lines than a form has.
    private const int MostActions = AcceptanceCommand.MostLines - 5;

    /// <summary>
    /// What the customer is asked to accept: the work as it was recorded. Needs the entries of work and tests, which are
    /// loaded with <see cref="WholeTickets.LinesAsync"/> and before an acceptance.
    /// </summary>
    public IReadOnlyList<AcceptanceLine> LinesToAccept =>
    [
        .. Line(AcceptedThing.Found, Cause),
        .. Actions().SelectMany(action => Line(AcceptedThing.Done, action)),
        .. Line(AcceptedThing.Parts, PartsWords()),
        .. Line(AcceptedThing.Training, Recorded(RecordKind.CustomerTraining) is { } training ? Joined([.. training.Lines.Select(line => line.Value), training.Text]) : null),
        .. Line(AcceptedThing.Test, TestWords()),
        .. Line(AcceptedThing.Result, ResultNote),
    ];

    internal Refusal? Accept(AcceptanceCommand command, Circumstances now)
    {
        var shown = LinesToAccept;
        if (command.Answers?.FirstOrDefault(answer => answer.Line > shown.Count) is not null)
            return Invalid.Field("answers", "changed-meanwhile");
        return Accepted(command.Entry(this, [.. shown.Select((line, at) => Answered(line, at + 1, command.Answers))], now), now);
    }

    internal Refusal? AcceptUnsigned(AcceptUnsigned unsigned, Circumstances now) => Accepted(
        new AcceptanceEntry
        {
            At = now.Now,
            Way = AcceptanceWay.WithoutSignature,
            SignerName = "",
            Reason = unsigned.Reason!.Trim(),
            Witness = unsigned.Witness!.Trim(),
            ResultNote = ResultNote ?? "",
            ByLink = false,
            Lines = [.. LinesToAccept],
        },
        now);

    private Refusal? Accepted(AcceptanceEntry entry, Circumstances now)
    {
        entry.Words = AcceptedWords.Of(this, entry);
        entry.Hash = SignedWords.HashOf(entry.Words);
        Acceptances.Add(entry);
        AcceptedAt = now.Now;
        UseOrRevoke(LinkPurpose.Accept, now);
        MoveTo(Stage.FollowUp, now.Now);
        return null;
    }

    /// <summary>
    /// What was signed does not cover what is recorded now: the signature is kept and marked, and where the way of the
    /// service has an acceptance, the customer is asked anew.
    /// </summary>
    private void VoidAcceptance(TicketCommand command, Circumstances now)
    {
        if (AcceptedAt is null)
            return;
        foreach (var entry in Acceptances.Where(entry => entry.VoidedAt is null))
            entry.Void(now.Now, now.Actor.Name, command.Name, command.Words(now));
        AcceptedAt = null;
        if (Stage == Stage.FollowUp && ServiceProcess.WayOf(ServiceType).Contains(Stage.Accepting))
            BeginAcceptance(now);
    }

    private static AcceptanceLine Answered(AcceptanceLine line, int number, IReadOnlyList<LineAnswerInput>? answers) =>
        answers?.LastOrDefault(answer => answer.Line == number) is { Answer: { } answer } given
            ? line with { Answer = answer, Remark = answer == LineAnswer.Accepted ? null : given.Remark!.Trim() }
            : line with { Answer = LineAnswer.Accepted };

    private List<string> Actions()
    {
        var done = WorkEntries.OrderBy(work => work.At).ThenBy(work => work.Id).Select(work => work.Action).Distinct().ToList();
        if (done.Count == 0)
            return Action is null ? [] : [Action];
        return done.Count <= MostActions ? done : [.. done.Take(MostActions - 1), string.Join('\n', done.Skip(MostActions - 1))];
    }

    private string? PartsWords() => Recorded(RecordKind.FittedParts) is not { } fitted ? null
        : fitted.Lines.Count == 0 ? "× 0"
        : string.Join(", ", fitted.Lines.Select(part => part.Batch is null ? $"{part.Name} × {part.Quantity}" : $"{part.Name} × {part.Quantity} ({part.Batch})"));

    private string? TestWords()
    {
        if (TestPassed != true)
            return null;
        var test = Tests.OrderBy(test => test.At).ThenBy(test => test.Id).LastOrDefault();
        return "✓ " + Joined([.. (test?.Readings ?? []).Select(reading => FormattableString.Invariant($"{reading.Name} {reading.Value} {reading.Unit}").TrimEnd()), test?.Note]);
    }

    private static IEnumerable<AcceptanceLine> Line(AcceptedThing thing, string? text) => string.IsNullOrWhiteSpace(text) ? [] : [new AcceptanceLine(thing, text.Trim())];

    private static string Joined(IEnumerable<string?> words) => string.Join(" · ", words.Where(word => !string.IsNullOrWhiteSpace(word)));
}
