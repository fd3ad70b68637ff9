using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QRCoder;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>A link that was made for the customer: to copy, and to scan.</summary>
public sealed partial class LinkMade(NavigationManager navigation, IJSRuntime js)
{
    private ElementReference field;
    private IJSObjectReference? module;
    private bool copied;

    /// <summary>What the link is for.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string Token { get; set; } = "";

    [Parameter]
    public bool Qr { get; set; } = true;

    /// <summary>The link within a text for the customer, to be copied as a whole.</summary>
    [Parameter]
    public string? Message { get; set; }

    private string Id => $"link-{Token[..8]}";

    private string Url => navigation.ToAbsoluteUri($"/t/{Token}").ToString();

    // Our own drawing of our own address: nothing of anybody else is in it.
    private MarkupString Code
    {
        get
        {
            using var data = QRCodeGenerator.GenerateQrCode(Url, QRCodeGenerator.ECCLevel.M);
            return new MarkupString(new SvgQRCode(data).GetGraphic(4, "#000", "#fff", drawQuietZones: true, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute));
        }
    }

    private async Task CopyAsync()
    {
        module ??= await ModuleAsync(js, "./Tickets/Commands/LinkMade.razor.js");
        copied = await module.InvokeAsync<bool>("copy", field);
    }
}
