using System.Globalization;
using System.Text;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A quote with whom and what it is about: what stands on the sheet.</summary>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="SignaturePng">The drawn signature under the contract.</param>
public sealed record QuoteDocument(string Ticket, string Customer, string Contact, string? Site, string? Machine, string? SerialNumber, string Fault, QuoteFacts Quote, byte[]? SignaturePng)
{
    public required ServiceType ServiceType { get; init; }

    /// <summary>As people name it: the ticket's number, and which of its quotes.</summary>
    public string Number => $"{Ticket}-Q{Quote.Number.ToString(CultureInfo.InvariantCulture)}";

    internal static QuoteDocument Of(Ticket ticket, Quote quote) => new(
        ticket.Number, ticket.Customer?.Name ?? ticket.Contact.Name, ticket.Contact.Name,
        ticket.Site is { } site ? string.Join(' ', new[] { site.City, site.Address, site.Name }.Where(part => !string.IsNullOrWhiteSpace(part))) : null,
        ticket.Equipment is { Model: { } model } ? $"{model.Code} {model.Name}" : null, ticket.Equipment?.SerialNumber ?? ticket.SerialNumber,
        ticket.Fault, QuoteFacts.Of(quote), quote.Answers.Find(answer => answer.Kind == QuoteAnswerKind.Contracted)?.Signature)
    {
        ServiceType = ticket.ServiceType,
    };

    /// <summary>
    /// All of it as one text that does not depend on who reads it: what is kept, and hashed, of what was agreed. Names
    /// of fields are not translated; names of things, amounts and terms are as they were sent.
    /// </summary>
    internal string Words()
    {
        var words = new StringBuilder();
        Say("quote", Number);
        Say("plan", Quote.PlanNumber.ToString(CultureInfo.InvariantCulture));
        Say("sent", Quote.SentAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Say("valid-until", Quote.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Say("customer", Customer);
        Say("contact", Contact);
        Say("site", Site);
        Say("machine", $"{Machine} {SerialNumber}".Trim());
        Say("fault", Fault);
        foreach (var line in Quote.Lines)
            Say("line", $"{line.Kind} | {line.Text} | {Quantity(line.Thousandths)} × {line.Price} = {line.Amount}");
        Say("sum", Quote.Sum.ToString());
        Say("discount", Quote.Discount.ToString());
        Say("tax", $"{Percent(Quote.TaxHundredths)} % = {Quote.Tax}");
        Say("rounding", Quote.Rounding.ToString());
        Say("total", $"{Quote.Total} {Capitals.Of(Quote.Total)}");
        Say("terms", Quote.Terms);
        return words.ToString().TrimEnd('\n');

        void Say(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                words.Append(name).Append(": ").Append(value.ReplaceLineEndings("\n")).Append('\n');
        }
    }

    /// <summary>1500 thousandths: 1.5.</summary>
    public static string Quantity(long thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>1300 hundredths of a percent: 13.</summary>
    public static string Percent(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
