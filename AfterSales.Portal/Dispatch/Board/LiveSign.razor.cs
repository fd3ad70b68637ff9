using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>Says whether the board is live, and how long ago the last change came in.</summary>
public sealed partial class LiveSign(IJSRuntime js, IStringLocalizer<BoardTexts> L)
{
    private ElementReference sign;
    private IJSObjectReference? module, counting;

    [Parameter, EditorRequired]
    public long Version { get; set; }

    /// <summary>The board itself cannot read its records at the moment.</summary>
    [Parameter]
    public bool Behind { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        module = await js.InvokeAsync<IJSObjectReference>("import", Gone, "./Dispatch/Board/LiveSign.razor.js");
        counting = await module.InvokeAsync<IJSObjectReference>("count", Gone, sign);
    }

    protected override async ValueTask LeaveAsync()
    {
        if (counting is not null)
        {
            await counting.InvokeVoidAsync("dispose");
            await counting.DisposeAsync();
        }
        if (module is not null)
            await module.DisposeAsync();
    }
}
