using AfterSales.Core.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>How the board is arranged, the looks that are kept, and what is searched for: other than the board itself, it changes with its reader only.</summary>
public sealed partial class BoardHead(IStringLocalizer<BoardTexts> L)
{
    private (BoardLook?, Actor?) drawn;

    [Parameter, EditorRequired]
    public BoardLook Look { get; set; } = BoardLook.Plain;

    /// <summary>Who looks; null until that is known.</summary>
    [Parameter, EditorRequired]
    public Actor? Actor { get; set; }

    [Parameter]
    public EventCallback<BoardLook> OnLook { get; set; }

    /// <summary>Called with what is searched for, once typing has paused.</summary>
    [Parameter]
    public EventCallback<string?> OnWords { get; set; }

    protected override bool ShouldRender() => drawn != (Look, Actor);

    protected override void OnAfterRender(bool firstRender) => drawn = (Look, Actor);
}
