using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>
/// One open ticket on the board. What stands on it is drawn once for everybody. It takes texts and nothing else, because
/// those Blazor compares by itself: a card of which none is another is not even asked whether it wants to be rendered.
/// </summary>
public sealed partial class BoardCardView
{
    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>over, soon, or nothing: how its clock stands.</summary>
    [Parameter, EditorRequired]
    public string Edge { get; set; } = "";

    /// <summary>All that stands on it but what changes with time, as HTML.</summary>
    [Parameter, EditorRequired]
    public string Face { get; set; } = "";

    /// <summary>What changes with time, as HTML.</summary>
    [Parameter, EditorRequired]
    public string Tick { get; set; } = "";
}
