using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// The sheet that a customer accepts, as plain text: names of the fields as programs know them, values as they were typed.
/// Whoever holds it can compute its hash without this program.
/// </summary>
internal static class AcceptedWords
{
    public static string Of(Ticket ticket, AcceptanceEntry entry)
    {
        var words = new StringBuilder();
        Line("ticket", ticket.Number);
        Line("customer", ticket.Customer?.Name ?? ticket.Contact.Name);
        Line("site", ticket.Site?.Name);
        Line("machine", ticket.Equipment is { } machine ? $"{machine.Model.Code} {machine.Model.Name} {machine.SerialNumber}" : ticket.SerialNumber);
        Line("fault", ticket.Fault);
        for (var at = 0; at < entry.Lines.Count; at++)
        {
            var line = entry.Lines[at];
            Line($"{at + 1} {line.Thing}", line.Text);
            if (line.Answer is { } answer)
                Line($"{at + 1} {answer}", answer == LineAnswer.Accepted ? "✓" : line.Remark);
        }
        Line("way", entry.Way.ToString());
        Line("signerName", entry.SignerName);
        Line("signature", entry.Signature is { } drawn ? $"image/png sha256 {Convert.ToHexStringLower(SHA256.HashData(drawn))}" : null);
        Line("sheetNumber", entry.SheetNumber);
        Line("photo", entry.Photo is { } photo ? $"sha256 {Convert.ToHexStringLower(SHA256.HashData(photo))}" : null);
        Line("reason", entry.Reason);
        Line("witness", entry.Witness);
        Line("at", entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return words.ToString();

        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                words.Append(name).Append(": ").Append(value.ReplaceLineEndings("\n")).Append('\n');
        }
    }
}
