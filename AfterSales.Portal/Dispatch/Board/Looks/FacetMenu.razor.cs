using System.Globalization;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>A menu to choose cards by one property. What there is to choose from is looked up when it opens.</summary>
public sealed partial class FacetMenu(IStringLocalizer<BoardTexts> L, IStringLocalizer<RulebooksTexts> words)
{
    private IReadOnlyList<FacetOption>? options;

    /// <summary>Of the regions the province: the cities are chosen beside it.</summary>
    [Parameter, EditorRequired]
    public BoardFacet Facet { get; set; }

    [Parameter, EditorRequired]
    public BoardFilter Filter { get; set; } = BoardFilter.None;

    [Parameter, EditorRequired]
    public CardPulse Pulse { get; set; } = null!;

    [Parameter]
    public EventCallback<BoardFilter> OnFilter { get; set; }

    private string Title => L.Of(Facet);

    private List<string> Chosen => [.. Filter[Facet].Select(value => Text(Facet, value)), .. Facet == BoardFacet.Province ? Filter[BoardFacet.City] : []];

    private string Text(BoardFacet facet, string value) => facet switch
    {
        BoardFacet.Engineer => Pulse.NameOf(int.Parse(value, CultureInfo.InvariantCulture)),
        BoardFacet.Priority => words.Of(Enum.Parse<Core.Rulebooks.Priority>(value)),
        BoardFacet.Clock => L.Of(Enum.Parse<CardClockState>(value)),
        _ => value,
    };

    // Opened and closed by the browser; closed, nothing of it is kept.
    private void Toggle() => options = options is null ? FacetOption.Of(Facet, Pulse.Board, Pulse.Now, L, words) : null;
}
