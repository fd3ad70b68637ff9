using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What the plan costs, and what the customer says to it.</summary>
public sealed partial class Ticket
{
    /// <summary>The quote that holds, or null before one and after the plan was written anew.</summary>
    public Quote? Quote => Quotes.Find(quote => quote.SupersededAt is null);

    /// <summary>The quote waits for the customer's answer.</summary>
    public bool QuoteWaits => Quote is { Open: true };

    public bool QuoteAccepted => Quote is { Accepted: true };

    public bool ContractSigned => Quote is { Contracted: true };

    /// <summary>The customer pays 保外; null while nobody has decided it (R4.14, R6.10).</summary>
    public bool? Charged => Recorded(RecordKind.Entitlement)?.Coverage switch
    {
        null => null,
        Coverage.Misuse or Coverage.OutOfWarranty => true,
        _ => false,
    };

    /// <summary>The work has to be agreed in a signed contract.</summary>
    public bool ContractWanted => Asks(Gates.ContractSignedAlways) || Charged != false && Asks(Gates.ContractSigned);

    /// <summary>The customer has to say yes to what it costs: always who pays; before that is decided, where the service is one that is bought or the rulebook says so.</summary>
    public bool QuoteWanted => ContractWanted || Charged == true || Charged is null && (ServiceProcess.WantsQuote(ServiceType) || Asks(Gates.QuoteAccepted));

    internal Refusal? SendQuote(SendQuote send, Circumstances now)
    {
        var lines = send.Priced();
        var sum = PriceSum.Of(lines.Select(line => line.Amount), send.Reduction, now.Prices);
        if (sum.Net < Money.Zero)
            return Invalid.Field("discount", "more-than-lines");
        if (sum.Total > Money.Most)
            return Invalid.Field("lines", "not-an-amount");
        if (sum.Discount > Money.Zero && !now.Actor.Decides)
            return new BelowList();
        SupersedeQuote(now);
        var quote = new Quote
        {
            Number = Quotes.Count + 1,
            PlanNumber = Plan!.Number,
            SentAt = now.Now,
            SentBy = now.Actor.Name,
            ValidUntil = send.ValidUntil!.Value,
            Lines = [.. lines],
            Discount = sum.Discount,
            TaxHundredths = sum.TaxHundredths,
            Tax = sum.Tax,
            Rounding = sum.Rounding,
            Total = sum.Total,
            Terms = EntryProblems.Trimmed(send.Terms),
        };
        quote.Words = QuoteDocument.Of(this, quote).Words();
        Quotes.Add(quote);
        // It can be read longer than it can be accepted: a contract is looked up again.
        AddLink(LinkPurpose.Quote, quote.ValidUntil.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + LinkLifetime, now);
        return null;
    }

    internal Refusal? AcceptQuote(AcceptQuote accept, Circumstances now)
    {
        if (now.Today > Quote!.ValidUntil)
            return Invalid.Field("signerName", "quote-expired");
        Quote.Answer(QuoteAnswerKind.Accepted, accept.SignerName!.Trim(), null, null, now);
        LeavePlanningWhenAgreed(now.Now);
        return null;
    }

    internal Refusal? DeclineQuote(DeclineQuote decline, Circumstances now)
    {
        Quote!.Answer(QuoteAnswerKind.Declined, now.Actor.Origin == Origin.Link ? now.Actor.Name : Contact.Name, null, decline.Reason!.Trim(), now);
        return null;
    }

    internal Refusal? SignContract(SignContract sign, Circumstances now)
    {
        var (byLink, sheet) = (now.Actor.Origin == Origin.Link, EntryProblems.Trimmed(sign.SheetNumber));
        var signature = PictureInput.BytesOf(sign.Signature);
        // Nobody of the department signs for the customer with a typed name.
        if (!byLink && signature is null && sheet is null)
            return new Invalid(new Dictionary<string, IReadOnlyList<Problem>> { ["signature"] = [new Problem("required")], ["sheetNumber"] = [new Problem("required")] });
        Quote!.Answer(QuoteAnswerKind.Contracted, sign.SignerName!.Trim(), signature, byLink ? null : sheet, now);
        LeavePlanningWhenAgreed(now.Now);
        return null;
    }

    private void SupersedeQuote(Circumstances now)
    {
        if (Quote is { } quote)
            quote.SupersededAt = now.Now;
        Revoke(LinkPurpose.Quote);
    }
}
