using AfterSales.Core.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Tickets.Forms;

/// <summary>Leads from a refused form to the first field to mend, once for each refusal.</summary>
public sealed partial class FirstWrong(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private ElementReference here;
    private IJSObjectReference? module;
    private IReadOnlyDictionary<string, IReadOnlyList<Problem>>? led;

    /// <summary>What is wrong; another refusal is another object.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, IReadOnlyList<Problem>> Problems { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Problems.Count == 0 || ReferenceEquals(led, Problems))
            return;
        led = Problems;
        module ??= await js.InvokeAsync<IJSObjectReference>("import", "./Tickets/Forms/FirstWrong.razor.js");
        await module.InvokeVoidAsync("focusFirstWrong", here);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its modules with it.
        }
    }
}
