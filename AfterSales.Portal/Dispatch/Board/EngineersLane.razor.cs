using System.Globalization;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>Who is there, what they do and how full their day is; cards are dropped on them.</summary>
public sealed partial class EngineersLane(IStringLocalizer<BoardTexts> L, IStringLocalizer<MovesTexts> M, ReadersTime time, IJSRuntime js)
{
    // From so many people on only those in sight are drawn, each as high as the next.
    private const int Many = 60;
    private const float Pitch = 48;
    private (LanePeople?, DateTime, int?) drawn;
    private int? sought;
    private ElementReference list;
    private IJSObjectReference? module;

    [Parameter, EditorRequired]
    public LanePeople Everybody { get; set; } = LanePeople.None;

    /// <summary>UTC; the mark in the days' bars follows it.</summary>
    [Parameter, EditorRequired]
    public DateTime Now { get; set; }

    /// <summary>All visits of the day that an engineer has not been told of are confirmed.</summary>
    [Parameter]
    public EventCallback<int> OnConfirm { get; set; }

    /// <summary>Called with the engineer whose way is to be shown on the map.</summary>
    [Parameter]
    public EventCallback<int> OnRoute { get; set; }

    private List<LanePerson> People => [.. Everybody.People.OrderByDescending(person => person.Id == sought)];

    private string NowMark => string.Create(CultureInfo.InvariantCulture, $"--now:{DayBar.Share(Now, Now, time):0.0}%");

    /// <summary>Brings somebody into sight: of many, who cannot all be drawn, that one stands first.</summary>
    public async Task ShowAsync(int id)
    {
        sought = id;
        StateHasChanged();
        module ??= await ModuleAsync(js, "./Dispatch/Board/EngineersLane.razor.js");
        await module.InvokeVoidAsync("show", Gone, list, id);
    }

    protected override bool ShouldRender() => drawn != (Everybody, Now, sought);

    protected override void OnAfterRender(bool firstRender) => drawn = (Everybody, Now, sought);
}
