using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Shell.Keeping;

/// <summary>Tells a page, when it is opened, of the <see cref="KeptForm"/> that was left half filled in on it. Shows nothing.</summary>
public sealed class LeftForm(OpenLock locks, IJSRuntime js) : LiveComponent
{
    /// <summary>The first word of the form's name.</summary>
    [Parameter, EditorRequired]
    public string Kind { get; set; } = "";

    /// <summary>Called with the rest of its name.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnFound { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        var module = await ModuleAsync(js, OpenLock.Script);
        if (await module.InvokeAsync<string?>("left", Gone, Kind, await locks.OfAsync(module, Gone)) is { } name)
            await OnFound.InvokeAsync(name);
    }
}
