using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Customers.Entries;

/// <summary>What a customer has several of, and how the desk corrects one or adds one while somebody is on the phone.</summary>
public sealed partial class EntryList<T>
{
    private IReadOnlyList<EntryField> fields = [];
    private T? seen;
    private bool adding;

    /// <summary>For tests, and before an entry's id in the page's address.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What the button for a new one says.</summary>
    [Parameter, EditorRequired]
    public string Add { get; set; } = "";

    /// <summary>What is said while there is none.</summary>
    [Parameter, EditorRequired]
    public string None { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<T> Items { get; set; } = [];

    [Parameter, EditorRequired]
    public Func<T, int> IdOf { get; set; } = null!;

    [Parameter, EditorRequired]
    public Func<T, string> NameOf { get; set; } = null!;

    [Parameter, EditorRequired]
    public RenderFragment<T> Shown { get; set; } = null!;

    [Parameter]
    public RenderFragment? Above { get; set; }

    /// <summary>The form for an entry, or for a new one.</summary>
    [Parameter, EditorRequired]
    public Func<T?, IReadOnlyList<EntryField>> FieldsOf { get; set; } = null!;

    /// <summary>Writes the form: over what was seen, or as a new entry.</summary>
    [Parameter, EditorRequired]
    public Func<Actor, T?, IReadOnlyList<EntryField>, Task<Outcome<int>>> Write { get; set; } = null!;

    /// <summary>Called when something was written, or was another than it was taken for.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private void Edit(T? item) => (seen, adding, fields) = (item, item is null, FieldsOf(item));

    /// <summary>What was being written when the page was left, if it is still there.</summary>
    private void EditAgain(string id)
    {
        var item = Items.FirstOrDefault(item => string.Create(CultureInfo.InvariantCulture, $"{IdOf(item)}") == id);
        if (item is not null || id == "new")
            Edit(item);
    }

    private void Close() => (seen, adding) = (null, false);

    private async Task<Refusal?> SaveAsync()
    {
        var before = seen;
        var outcome = await Write((await Authentication).User.Actor(Origin.Page), before, fields);
        if (outcome.Done)
            Close();
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await OnChanged.InvokeAsync();
        // What is written in the form stays; what it would be written over is now known.
        if (outcome.Refusal is StaleRefusal && before is not null)
            seen = Items.FirstOrDefault(item => IdOf(item) == IdOf(before)) ?? before;
        return outcome.Refusal;
    }
}
