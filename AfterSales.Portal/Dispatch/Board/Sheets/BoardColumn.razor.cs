using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>
/// One column of the board with its cards; renders when it has other cards, another order or another count. Shows the
/// first of them and how many more there are; asked for all, it draws those in sight, and of an engineer's lane, where
/// days stand between the cards, all there are.
/// </summary>
public sealed partial class BoardColumn(IStringLocalizer<BoardTexts> L, IStringLocalizer<RulebooksTexts> words, ReadersTime time)
{
    private (BoardColumnView?, CardSize, DateTime) drawn;
    private bool all;
    private bool? folded;

    [Parameter, EditorRequired]
    public BoardColumnView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public CardSize Size { get; set; }

    [Parameter, EditorRequired]
    public CardPulse Pulse { get; set; } = null!;

    /// <summary>The minute, UTC: when it is another one, so is what some cards say.</summary>
    [Parameter, EditorRequired]
    public DateTime Minute { get; set; }

    /// <summary>Called with the number of the first card that was not shown before.</summary>
    [Parameter]
    public EventCallback<string> OnMore { get; set; }

    private ColumnPlace Place => View.Place;

    private string? Stage => (Place as ColumnPlace.OfStage)?.Stage.ToString();

    private int? Engineer => (Place as ColumnPlace.OfEngineer)?.Id;

    private string? NoDrop => Place switch
    {
        ColumnPlace.OfBlocker => L[nameof(BoardTexts.NoDrop_Blocker)].Value,
        ColumnPlace.Unassigned or ColumnPlace.NoVisit => L[nameof(BoardTexts.NoDrop_NoEngineer)].Value,
        _ => null,
    };

    private string TestId => Place switch
    {
        ColumnPlace.OfStage => $"column-{Place.Key}",
        ColumnPlace.OfBlocker => $"blocker-{Place.Key}",
        _ => $"lane-{Place.Key}",
    };

    private string HeadId => $"head-{Place.Key}";

    // One person's work is short enough to be drawn whole, and between its days stands which day it is: not all in it is of one height.
    private bool IsLane => Place is ColumnPlace.OfEngineer;

    private string Title => Place switch
    {
        ColumnPlace.OfStage stage => words.Of(stage.Stage),
        ColumnPlace.OfBlocker blocker => L.Of(blocker.Blocker),
        ColumnPlace.OfEngineer engineer => engineer.Name,
        ColumnPlace.Unassigned => words.Of(Core.Rulebooks.Stage.ToDispatch),
        _ => L[nameof(BoardTexts.Column_NoVisit)],
    };

    // Lanes of who is off duty, and the cards that need nobody, are there without taking the room of the others.
    private bool Foldable => Place is ColumnPlace.NoVisit or ColumnPlace.OfEngineer { State: EngineerState.OffDuty };

    private bool Folded => Foldable ? folded ?? true : View.Cards.Count == 0 && Place is (ColumnPlace.OfStage or ColumnPlace.OfBlocker);

    // Beside lanes, in which the first card stands below a day.
    private bool IsBesideLanes => Place is ColumnPlace.Unassigned or ColumnPlace.NoVisit;

    private string Shape => Folded ? "folded" : IsBesideLanes ? "beside" : "";

    private int Hidden => all ? 0 : Math.Max(0, View.Cards.Count - Size.Cap);

    // Virtualize asks for a collection and only reads it.
    private List<BoardCard> Cards => View.Cards as List<BoardCard> ?? [.. View.Cards];

    protected override bool ShouldRender() => drawn != (View, Size, Minute);

    protected override void OnAfterRender(bool firstRender) => drawn = (View, Size, Minute);

    private IReadOnlyList<ShownCard> Drawn => all ? [.. View.Cards.Select(card => Pulse.Shown(card, View.VisitOf(card)))] : Pulse.First(View, Size.Cap);

    private DateOnly? DayOf(int at) => IsLane && View.VisitOf(View.Cards[at]) is { } visit ? time.DayOf(visit.Start) : null;

    private string NameOf(DateOnly day) => (day.DayNumber - time.Today.DayNumber) switch
    {
        -1 => L[nameof(BoardTexts.Day_Yesterday), time.Weekday(day)],
        0 => L[nameof(BoardTexts.Day_Today)],
        1 => L[nameof(BoardTexts.Day_Tomorrow), time.Weekday(day)],
        _ => time.Weekday(day),
    };

    // The button goes with its press: who pressed it by a key goes on from the first of the cards that came instead.
    private Task ShowAllAsync()
    {
        var next = View.Cards[Size.Cap].Number;
        all = true;
        drawn = default;
        StateHasChanged();
        return OnMore.InvokeAsync(next);
    }

    private void Fold()
    {
        folded = !Folded;
        drawn = default;
    }
}
