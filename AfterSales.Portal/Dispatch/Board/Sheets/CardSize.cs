using System.Globalization;
using AfterSales.Portal.Dispatch.Board.Looks;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>
/// How high a card is, in CSS pixels: in each look all are the same, so that of a long column only what is in sight
/// has to be there. The styles take the figures from here.
/// </summary>
/// <param name="Gap">From one card to the next.</param>
/// <param name="Cap">How many a column shows before it is asked for more.</param>
public readonly record struct CardSize(int Height, int Gap, int Cap)
{
    /// <summary>From where one card begins to where the next does.</summary>
    public float Pitch => Height + Gap;

    /// <summary>As the styles read it.</summary>
    public string Style => string.Create(CultureInfo.InvariantCulture, $"--card-height:{Height}px;--card-gap:{Gap}px");

    /// <summary>
    /// Compact is three lines: number and clock; the customer; fault, marks and engineers, where the fault has two small lines, for in a narrow column
    /// one is too short. In engineers' lanes a card says when the visit is, and not who goes.
    /// </summary>
    public static CardSize Of(BoardLook look) => (look.Density, look.Group) switch
    {
        (BoardDensity.Compact, BoardGroup.Engineer) => new(80, 4, 40),
        (BoardDensity.Compact, _) => new(72, 4, 40),
        (_, BoardGroup.Engineer) => new(146, 6, 20),
        _ => new(128, 6, 20),
    };
}
