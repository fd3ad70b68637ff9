using AfterSales.Core.Data;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Tickets.Attachments;

/// <summary>A file of a dialog: what comes back from the script is only where it waits.</summary>
public sealed partial class PhotoInput(IJSRuntime js, ParkedPhotos photos)
{
    private ElementReference place;
    private string? taken;

    /// <summary>The field's, as the API has it.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>No PDF, and no more than a sheet needs to be read.</summary>
    [Parameter]
    public bool PictureOnly { get; set; }

    /// <summary>The file as a data URL, and its name.</summary>
    [Parameter]
    public EventCallback<(string Url, string Name)> OnTaken { get; set; }

    [Parameter]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    private string Id => $"command-{Name}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await BeginAsync(await ModuleAsync(js, "./Tickets/Attachments/PhotoInput.razor.js"), "begin", "end", place, PictureOnly);
    }

    private async Task TakeAsync(ChangeEventArgs change)
    {
        if (Authentication is null || photos.Find(change.Value as string, (await Authentication).User.Key) is not { } parked)
            return;
        taken = parked.Name;
        await OnTaken.InvokeAsync(parked);
    }
}
