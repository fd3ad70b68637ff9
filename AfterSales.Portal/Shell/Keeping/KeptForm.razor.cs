using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Shell.Keeping;

/// <summary>
/// A form whose fields outlive its circuit: what is typed is kept in this tab, and put back into the same form when it
/// is opened again. Closed while the page stays, it is forgotten; a reload, a deploy and the way back do not close it.
/// </summary>
public sealed partial class KeptForm(OpenLock locks, IJSRuntime js)
{
    private ElementReference root;

    /// <summary>What is filled in, as <c>command/AS-20261123-001/Diagnose</c>; <see cref="LeftForm"/> finds it by its first word.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Called with the names of the kept fields before they are filled in, for lists that grow.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<string>> OnFound { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        var module = await ModuleAsync(js, OpenLock.Script);
        var form = await BeginAsync(module, "begin", "end", root, Name, await locks.OfAsync(module, Gone));
        if (await form.InvokeAsync<string[]?>("names", Gone) is not { Length: > 0 } names)
            return;
        await OnFound.InvokeAsync(names);
        await form.InvokeVoidAsync("restore", Gone);
    }
}
