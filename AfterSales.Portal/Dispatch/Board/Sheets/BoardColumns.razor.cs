using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Looks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>The columns of a look side by side. Whatever changed on them is rendered in one go.</summary>
public sealed partial class BoardColumns(IStringLocalizer<BoardTexts> L, IJSRuntime js)
{
    private (object?, bool, BoardLook?, DateTime) drawn;
    private IJSObjectReference? module;
    private ElementReference root;

    [Parameter, EditorRequired]
    public BoardSheet Sheet { get; set; } = BoardSheet.Empty;

    [Parameter, EditorRequired]
    public BoardLook Look { get; set; } = BoardLook.Plain;

    [Parameter, EditorRequired]
    public CardPulse Pulse { get; set; } = null!;

    /// <summary>Nothing is to be filtered out any more.</summary>
    [Parameter]
    public EventCallback OnShowAll { get; set; }

    private string Label => Look.Group switch
    {
        BoardGroup.Engineer => L[nameof(BoardTexts.Board_Columns_Engineer)],
        BoardGroup.Blocker => L[nameof(BoardTexts.Board_Columns_Blocker)],
        _ => L[nameof(BoardTexts.Board_Columns)],
    };

    /// <summary>Brings a card into sight and gives it the focus, also one that is not drawn yet.</summary>
    public async Task RevealAsync(Predicate<BoardCard> wanted)
    {
        foreach (var column in Sheet.Columns)
        {
            var index = column.Cards.TakeWhile(card => !wanted(card)).Count();
            if (index == column.Cards.Count)
                continue;
            module ??= await ModuleAsync(js, "./Dispatch/Board/Sheets/BoardColumns.razor.js");
            await module.InvokeVoidAsync("reveal", Gone, root, column.Place.Key, column.Cards[index].Number, index * CardSize.Of(Look).Pitch);
            return;
        }
    }

    // The same columns mean that there is nothing to render, whatever else the board has to say.
    private (object?, bool, BoardLook?, DateTime) Present => (Sheet.Columns, Sheet.Counts.Open == 0, Look, Pulse.Now);

    protected override bool ShouldRender() => drawn != Present;

    protected override void OnAfterRender(bool firstRender) => drawn = Present;
}
