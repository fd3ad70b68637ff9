using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>
/// Says whether the board is live, and how long ago the last change came in. What it counts from stands on the board, as
/// <c>data-version</c> and <c>data-behind</c> (the board itself cannot read its records): the sign is drawn once.
/// </summary>
public sealed partial class LiveSign(IJSRuntime js, IStringLocalizer<BoardTexts> L)
{
    private ElementReference sign;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await BeginAsync(await ModuleAsync(js, "./Dispatch/Board/LiveSign.razor.js"), "count", "dispose", sign);
    }
}
