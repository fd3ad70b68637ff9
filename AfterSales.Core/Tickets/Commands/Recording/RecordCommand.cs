using System.Globalization;
using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>Writes a fact down 记录 and leaves the ticket where it stands.</summary>
public abstract record RecordCommand : TicketCommand
{
    /// <summary>The fact, once the input is known to be right.</summary>
    internal abstract ServiceRecord Fact(Circumstances now);

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.Keep(Fact(now));

    /// <summary>The same for what can be known only at the machine: the actor is there; a supervisor writes for who is.</summary>
    private protected Refusal? ApplyOnSite(Ticket ticket, Circumstances now) => ticket.VisitOnSite(now.Actor) is { Done: false } nowhere ? nowhere.Refusal : ticket.Keep(Fact(now));

    /// <summary>A further field as a line of the record; none where nothing was said.</summary>
    private protected static IEnumerable<RecordLine> Line(string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : [new RecordLine(field, null, value.Trim())];

    /// <summary>Yes or no, by a sign that every language reads.</summary>
    private protected static string Mark(bool yes) => yes ? "✓" : "✗";

    private protected static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What was said, one beside the other.</summary>
    private protected static string? Said(params string?[] words)
    {
        var said = string.Join(" · ", words.Where(word => !string.IsNullOrWhiteSpace(word)));
        return said.Length == 0 ? null : said;
    }

    /// <summary>A day that lies ahead; what is today somewhere passes.</summary>
    private protected static void CheckAhead(InputCheck check, string field, DateOnly? day, DateTime now)
    {
        if (day < DateOnly.FromDateTime(now))
            check.Add(field, "in-the-past");
    }

    /// <summary>What must be so, or it is nothing to record.</summary>
    private protected static void CheckSo(InputCheck check, string field, bool? answer)
    {
        if (answer == false)
            check.Add(field, "must-be-so");
    }
}
