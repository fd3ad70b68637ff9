using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>An acceptance as programs get it: pictures have addresses of their own. Times UTC.</summary>
/// <param name="Way">Signature, Stamp (on paper), WithoutSignature (a supervisor answers for it).</param>
/// <param name="Drawn">The signature was drawn; else the typed name counts.</param>
/// <param name="Words">What was accepted, word for word; empty where it was not kept.</param>
/// <param name="Hash">SHA-256 of the words in UTF-8, hexadecimal.</param>
internal sealed record AcceptanceAnswer(
    DateTime At, AcceptanceWay Way, string SignerName, bool Drawn, bool ByLink, string ResultNote, IReadOnlyList<AcceptanceLine> Lines,
    string? SheetNumber, bool Photo, string? Reason, string? Witness, string Words, string Hash, VoidFacts? Voided)
{
    public static AcceptanceAnswer Of(AcceptanceFacts entry) => new(
        entry.At, entry.Way, entry.SignerName, entry.Drawn, entry.ByLink, entry.ResultNote, entry.Lines,
        entry.SheetNumber, entry.Photo is not null, entry.Reason, entry.Witness, entry.Words, entry.Hash, entry.Voided);
}
