using System.Text;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Full-text search that finds Chinese words of one, two and more characters. Runs of Han characters are indexed as
/// bigrams plus their last character, other words as they are; a query becomes a phrase of the same pieces, its
/// last one open-ended. The index is an FTS5 table kept by triggers (see the migration).
/// </summary>
public static class TicketText
{
    /// <summary>The shadow column with the pieces.</summary>
    public const string Column = "SearchText";

    /// <summary>Ids of the tickets that contain every word of <paramref name="query"/>; null when it holds no word at all.</summary>
    public static IQueryable<long>? Find(AfterSalesDbContext db, string query)
    {
        var match = ToMatch(query);
        return match.Length == 0 ? null : db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "TicketSearch" WHERE "TicketSearch" MATCH {match}""");
    }

    /// <summary>Keeps the pieces with the ticket when it is saved.</summary>
    internal static void Index(AfterSalesDbContext db, Ticket ticket) => db.Entry(ticket).Property(Column).CurrentValue = Of(ticket);

    internal static string Of(Ticket ticket) => Pieces(string.Join(' ', Words(ticket)));

    /// <summary>The pieces as they are indexed.</summary>
    public static string Pieces(string text) => string.Join(' ', Runs(text).SelectMany(run => run.Han ? Bigrams(run.Text).Append(run.Text[^1..]) : [run.Text]));

    private static IEnumerable<string?> Words(Ticket ticket) =>
    [
        ticket.Number, ticket.Fault, ticket.SerialNumber, ticket.Equipment?.SerialNumber, ticket.Equipment?.Model?.Code, ticket.Equipment?.Model?.Name,
        ticket.Customer?.Name, ticket.Site?.Name, ticket.Site?.City, ticket.ReportedAddress, ticket.Contact.Name, ticket.Contact.Phone,
        Customers.PhoneDigits.Of(ticket.Contact.Phone), ticket.Cause, ticket.FaultGroup, ticket.Action, ticket.ExternalRef,
    ];

    private static string ToMatch(string query) =>
        string.Join(" AND ", query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(10).Select(Phrase).Where(phrase => phrase.Length > 0));

    private static string Phrase(string word)
    {
        // Each run is its own phrase: "EBZ异响" means a machine and a noise, not the two side by side.
        var parts = new List<string>();
        var latin = new List<string>();
        foreach (var (text, han) in Runs(word))
        {
            if (!han)
            {
                latin.Add(text);
                continue;
            }
            Flush(latin, parts);
            parts.Add(text.Length == 1 ? $"\"{text}\" *" : $"\"{string.Join(' ', Bigrams(text))}\"");
        }
        Flush(latin, parts);
        return string.Join(" AND ", parts);
    }

    private static void Flush(List<string> latin, List<string> parts)
    {
        if (latin.Count > 0)
            parts.Add($"\"{string.Join(' ', latin)}\" *");
        latin.Clear();
    }

    private static IEnumerable<string> Bigrams(string run)
    {
        for (var i = 0; i + 1 < run.Length; i++)
            yield return run.Substring(i, 2);
    }

    private static IEnumerable<(string Text, bool Han)> Runs(string text)
    {
        var run = new StringBuilder();
        var han = false;
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            var isHan = letter is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
            if (run.Length > 0 && (isHan != han || !char.IsLetterOrDigit(letter)))
            {
                yield return (run.ToString(), han);
                run.Clear();
            }
            if (!char.IsLetterOrDigit(letter))
                continue;
            han = isHan;
            run.Append(letter);
        }
        if (run.Length > 0)
            yield return (run.ToString(), han);
    }
}
