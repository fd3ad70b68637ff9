using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Tickets.Telling;

/// <summary>Copies a text for a customer 复制到微信: WeChat takes no messages from a portal, but everybody can paste.</summary>
public sealed partial class CopyButton(IJSRuntime js)
{
    private IJSObjectReference? module;
    private string? copied;

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    private async Task CopyAsync()
    {
        module ??= await ModuleAsync(js, "./Tickets/Telling/CopyButton.razor.js");
        copied = await module.InvokeAsync<bool>("copy", Gone, Text) ? Text : null;
    }
}
