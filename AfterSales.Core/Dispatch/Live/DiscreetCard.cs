using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>
/// A card as anybody may read it: no telephone number, whoever typed it where; no name of a customer's person, and of an
/// address no more than the city. Where a person lives, or might, the place on the map is no nearer than the city either.
/// </summary>
public static partial class DiscreetCard
{
    // All walls show the same cards: each is made once, for as long as it is on the board.
    private static readonly ConditionalWeakTable<BoardCard, BoardCard> Known = [];

    public static BoardCard Of(BoardCard card) => Known.GetValue(card, Make);

    /// <summary>The text without what looks like a telephone number, domestic or foreign, or an e-mail address.</summary>
    public static string Without(string text) =>
        Address().Replace(Phone().Replace(WithoutCertain(text), match => IsPhone(match.Groups["number"]) ? "***" : match.Value), "***");

    // A mobile number is one whatever stands beside it, and whatever field it was typed into.
    private static string WithoutCertain(string text) => Certain().Replace(text, "***");

    /// <summary>About where somebody is who is with a person, or on the way there: as near as a city. WGS-84 degrees, metres.</summary>
    public static BoardPosition Coarse(BoardPosition position) => position with
    {
        Lat = Coarse(position.Lat),
        Lon = Coarse(position.Lon),
        AccuracyM = Math.Max(position.AccuracyM ?? 0, CoarseM),
    };

    /// <summary>Whether the place of the card is shown no nearer than the city.</summary>
    public static bool IsCoarse(BoardCard card) => card.Personal || card.Stage == Stage.Reported;

    private static BoardCard Make(BoardCard card) => card with
    {
        Fault = Without(card.Fault),
        ContactName = "",
        ReportedCity = card.ReportedCity is { } town ? Without(town) : null,
        // For whom it is kept, and why, is the department's own.
        Pin = null,
        // Whoever called without a company is a file of their own, under their own name.
        Customer = card is { Personal: false, Customer: { } customer } ? customer with { Name = Without(customer.Name) } : null,
        Equipment = card.Equipment is { } machine ? Machine(machine) : null,
        Site = card.Site is { } site ? Place(site, card) : null,
    };

    // What a person calls the place is the address, or "home".
    private static SiteRef Place(SiteRef site, BoardCard card) => site with
    {
        Name = card.Personal ? "" : Without(site.Name),
        Address = null,
        City = site.City is { } city ? Without(city) : null,
        Lat = IsCoarse(card) && site.Lat is { } lat ? Coarse(lat) : site.Lat,
        Lon = IsCoarse(card) && site.Lon is { } lon ? Coarse(lon) : site.Lon,
    };

    // A tenth of a degree is some ten kilometres.
    private static double Coarse(double degrees) => Math.Round(degrees, 1);

    private const double CoarseM = 10_000;

    // Serial numbers may be of digits alone: on file they are let stand unless they are certainly a telephone's. Of a machine
    // that nobody knows the number is what somebody typed.
    private static EquipmentRef Machine(EquipmentRef machine) => machine is { Model: null, Name: null }
        ? machine with { SerialNumber = Without(machine.SerialNumber) }
        : machine with
        {
            SerialNumber = WithoutCertain(machine.SerialNumber),
            Model = machine.Model is { } model ? WithoutCertain(model) : null,
            Name = machine.Name is { } name ? WithoutCertain(name) : null,
        };

    // Machines' numbers have letters about them, and pressures and dates fewer digits; more of them with a sign between are two numbers.
    private static bool IsPhone(Group found) =>
        found.Success && found.Value.Count(char.IsDigit) is var digits && digits >= 7 && (digits <= 15 || digits < found.Length);

    private const string Extension = @"(?:\s*(?:转|轉|分机|(?i:ext\.?|x))\s*[:：]?\s*\d{1,6})?";

    [GeneratedRegex(@"(?<!\d)(?:(?:[+＋]?(?:00)?86[\s-]?)?[1１][3-9３-９]\d(?:[\s.\-—–]{0,2}\d{4}){2}|0\d{2,3}-[2-9]\d{6,7})(?!\d)" + Extension, RegexOptions.CultureInvariant)]
    private static partial Regex Certain();

    // A date is passed over, so that the number behind it is still looked at.
    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:[12]\d|3[01]|0?[1-9])(?!\d)|(?<![A-Za-z\d-])(?<number>[+＋]?\(?\d[\d\s()./\-—–]{5,22}\d)" + Extension + @"(?![A-Za-z\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
