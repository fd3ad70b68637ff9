using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>Who is there, what they do and how full their day is; cards are dropped on them.</summary>
public sealed partial class EngineersLane(IStringLocalizer<BoardTexts> L, IStringLocalizer<MovesTexts> M, IStringLocalizer<RulebooksTexts> words, ReadersTime time)
{
    // The part of the day that the bar shows; visits outside of it stick to its ends.
    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(6), DayEnds = TimeSpan.FromHours(22);
    private (object?, DateTime) drawn;

    [Parameter, EditorRequired]
    public IReadOnlyDictionary<int, BoardEngineer> Engineers { get; set; } = new Dictionary<int, BoardEngineer>();

    /// <summary>UTC; ages and the mark in the day's bar follow it.</summary>
    [Parameter, EditorRequired]
    public DateTime Now { get; set; }

    /// <summary>All visits of the day that an engineer has not been told of are confirmed.</summary>
    [Parameter]
    public EventCallback<BoardEngineer> OnConfirm { get; set; }

    /// <summary>Called with the engineer whose way is to be shown on the map.</summary>
    [Parameter]
    public EventCallback<int> OnRoute { get; set; }

    // Nobody changes place while a card is carried: only duty and names give the order.
    private IReadOnlyList<BoardEngineer> Sorted => [.. Engineers.Values.OrderByDescending(OnDuty).ThenBy(engineer => engineer.Name, ReadersOrder.OfNames).ThenBy(engineer => engineer.Id)];

    private string NowMark => string.Create(CultureInfo.InvariantCulture, $"left:{Share(Now):0.0}%");

    protected override bool ShouldRender() => drawn != (Engineers, Now);

    protected override void OnAfterRender(bool firstRender) => drawn = (Engineers, Now);

    private static bool OnDuty(BoardEngineer engineer) => engineer.State != EngineerState.OffDuty;

    private static int Done(BoardEngineer engineer) => engineer.Visits.Count(visit => visit.State == VisitState.Left);

    private static string ClassOf(VisitState state) => state switch
    {
        VisitState.EnRoute or VisitState.OnSite => "now",
        VisitState.Left => "past",
        VisitState.Planned => "tentative",
        _ => "",
    };

    private string DayInWords(BoardEngineer engineer) => engineer.Visits.Count == 0
        ? L[nameof(BoardTexts.Lane_NothingPlanned)]
        : string.Join(", ", engineer.Visits.Select(visit => $"{time.Time(visit.Start)}–{time.Time(visit.End)} {visit.Number}"));

    private string Span(BoardVisit visit)
    {
        var (from, to) = (Share(visit.Start), Share(visit.End));
        return string.Create(CultureInfo.InvariantCulture, $"left:{Math.Min(from, 99):0.0}%;width:{Math.Max(1, to - from):0.0}%");
    }

    private double Share(DateTime utc)
    {
        var midnight = time.ToLocal(Now).Date;
        var at = time.ToLocal(utc) - midnight;
        return Math.Clamp((at - DayBegins) / (DayEnds - DayBegins), 0, 1) * 100;
    }
}
