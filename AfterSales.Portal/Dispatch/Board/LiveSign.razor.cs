using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>Says whether the board is live, and how long ago the last change came in.</summary>
public sealed partial class LiveSign(IJSRuntime js, IStringLocalizer<BoardTexts> L)
{
    private ElementReference sign;

    [Parameter, EditorRequired]
    public long Version { get; set; }

    /// <summary>The board itself cannot read its records at the moment.</summary>
    [Parameter]
    public bool Behind { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await BeginAsync(await ModuleAsync(js, "./Dispatch/Board/LiveSign.razor.js"), "count", "dispose", sign);
    }
}
