using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AfterSales.Core.People;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>
/// A card as anybody may read it: no telephone number, whoever typed it where; of a customer's person no more than the
/// surname; of an address no more than the city.
/// </summary>
public static partial class DiscreetCard
{
    // All walls show the same cards: each is made once, for as long as it is on the board.
    private static readonly ConditionalWeakTable<BoardCard, BoardCard> Known = [];

    public static BoardCard Of(BoardCard card) => Known.GetValue(card, Make);

    /// <summary>The text without what looks like a telephone number, domestic or foreign, or an e-mail address.</summary>
    public static string Without(string text) => Address().Replace(Phone().Replace(text, match => IsPhone(match.Value) ? "***" : match.Value), "***");

    private static BoardCard Make(BoardCard card) => card with
    {
        Fault = Without(card.Fault),
        ContactName = Surname.Masked(card.ContactName),
        // For whom it is kept, and why, is the department's own.
        Pin = null,
        // Whoever called without a company is a file of their own, under their own name.
        Customer = card.Customer is { } customer ? customer with { Name = customer.Name == card.ContactName ? Surname.Masked(customer.Name) : Without(customer.Name) } : null,
        Site = card.Site is { } site ? site with { Name = Without(site.Name), Address = null } : null,
    };

    // Machines' numbers have letters about them, and pressures and dates fewer digits.
    private static bool IsPhone(string found) => found.Count(char.IsDigit) is >= 7 and <= 15 && !Date().IsMatch(found);

    [GeneratedRegex(@"(?<![A-Za-z\d-])[+＋]?\(?\d[\d\s()./\-—–]{5,22}\d(?![A-Za-z\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(19|20)\d\d[-./](0?[1-9]|1[0-2])[-./]([12]\d|3[01]|0?[1-9])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
