using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Rulebooks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>One stage of the board with its cards; renders when it has other cards, another order or another count.</summary>
public sealed partial class BoardColumn(IStringLocalizer<BoardTexts> L, IStringLocalizer<RulebooksTexts> words)
{
    private const int Step = 30;
    private BoardColumnView? drawn;
    private int cap = Step;

    [Parameter, EditorRequired]
    public BoardColumnView View { get; set; } = null!;

    private IEnumerable<BoardCard> Shown => View.Cards.Take(cap);

    private int Hidden => Math.Max(0, View.Cards.Count - cap);

    protected override bool ShouldRender() => !ReferenceEquals(drawn, View);

    protected override void OnAfterRender(bool firstRender) => drawn = View;

    private void ShowMore()
    {
        cap += Step;
        drawn = null;
    }
}
