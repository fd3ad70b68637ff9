using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>The looks that the reader keeps: chosen, saved, renamed, deleted, and the one that the board opens with.</summary>
public sealed partial class SavedViews(SavedViewDesk desk, IStringLocalizer<BoardTexts> L, IJSRuntime js)
{
    private IReadOnlyList<ViewLine> views = [];
    private bool open;
    private int? renaming;
    private string? name, newName, refused;
    private ElementReference root;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public BoardLook Look { get; set; } = BoardLook.Plain;

    private ViewLine? Current => views.FirstOrDefault(view => view.Query == Look.Query);

    protected override async Task OnInitializedAsync() => views = await desk.ListAsync(Actor, Gone);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await BeginAsync(await ModuleAsync(js, "./Dispatch/Board/Looks/BoardBar.razor.js"), "closeMenus", "dispose", root);
    }

    // Opened and closed by the browser.
    private void Toggle() => (open, renaming, refused) = (!open, null, null);

    private async Task SaveAsync()
    {
        if (await DoAsync(desk.SaveAsync(Actor, name, Look.Query, Gone)))
            name = null;
    }

    private async Task RenameAsync(ViewLine view)
    {
        if (await DoAsync(desk.RenameAsync(Actor, view.Id, newName, Gone)))
            renaming = null;
    }

    private async Task<bool> DoAsync(Task<Outcome<int>> change)
    {
        var outcome = await change;
        refused = outcome.Refusal switch
        {
            null => null,
            Invalid { Errors: var errors } => L[$"View_Problem_{errors.Values.First()[0].Code.Replace('-', '_')}", errors.Values.First()[0].Limit ?? ""].Value,
            _ => L[nameof(BoardTexts.Views_Gone)].Value,
        };
        views = await desk.ListAsync(Actor, Gone);
        return outcome.Done;
    }
}
