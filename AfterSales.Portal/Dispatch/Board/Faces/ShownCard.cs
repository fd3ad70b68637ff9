using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Dispatch.Board.Faces;

/// <summary>A card as it is shown at one moment, in one language.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Edge">over, soon, or nothing: how its clock stands.</param>
/// <param name="Face">All that stands on it but what changes with time, as HTML.</param>
/// <param name="Tick">What changes with time, as HTML.</param>
public sealed record ShownCard(string Number, string Label, string Edge, string Face, string Tick)
{
    /// <param name="now">UTC.</param>
    internal static string EdgeOf(BoardCard card, DateTime now) => card.Clock?.SeenAt(now) switch
    {
        ClockState.Broken => "over",
        ClockState.Soon => "soon",
        _ => "",
    };
}
