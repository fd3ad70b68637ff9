using System.Globalization;
using AfterSales.Portal.Dispatch.Board.Looks;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>
/// How high a card is, in CSS pixels: in each density all are the same, so that of a long column only what is in sight
/// has to be there. The styles take the figures from here.
/// </summary>
internal static class CardSize
{
    public static int HeightOf(BoardDensity density) => density == BoardDensity.Compact ? 83 : 114;

    public static int GapOf(BoardDensity density) => density == BoardDensity.Compact ? 4 : 6;

    /// <summary>From one card to the next.</summary>
    public static float PitchOf(BoardDensity density) => HeightOf(density) + GapOf(density);

    /// <summary>How many a column shows before it is asked for more.</summary>
    public static int CapOf(BoardDensity density) => density == BoardDensity.Compact ? 30 : 20;

    public static string StyleOf(BoardDensity density) =>
        string.Create(CultureInfo.InvariantCulture, $"--card-height:{HeightOf(density)}px;--card-gap:{GapOf(density)}px");
}
