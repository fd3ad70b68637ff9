using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Customers.Entries;

/// <summary>Whom one calls at a customer, and what the desk corrects of it while somebody is on the phone.</summary>
public sealed partial class ContactsPanel(CustomerDesk desk)
{
    private IReadOnlyList<EntryField> fields = [];
    private KnownContact? seen;
    private bool adding;
    private int? edited;

    [Parameter, EditorRequired]
    public int CustomerId { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<KnownContact> Contacts { get; set; } = [];

    /// <summary>Called when something was written, or was another than it was taken for.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private void Edit(KnownContact? contact)
    {
        (seen, edited, adding) = (contact, contact?.Id, contact is null);
        fields =
        [
            new("name", L[nameof(CustomersTexts.Entry_Person)], Required: true) { Value = contact?.Name },
            new("phone", L[nameof(CustomersTexts.Entry_Phone)], "tel") { Value = contact?.Phone },
            new("position", L[nameof(CustomersTexts.Entry_Position)]) { Value = contact?.Position },
            new("email", L[nameof(CustomersTexts.Entry_Email)], "email") { Value = contact?.Email },
        ];
    }

    private void Close() => (seen, edited, adding) = (null, null, false);

    private async Task<Refusal?> SaveAsync()
    {
        var actor = (await Authentication).User.Actor(Origin.Page);
        var entry = new ContactEntry(fields[0].Value, fields[2].Value, fields[1].Value, fields[3].Value);
        var outcome = seen is null ? await desk.AddContactAsync(actor, CustomerId, entry) : await desk.ChangeContactAsync(actor, CustomerId, seen, entry);
        if (outcome.Done)
            Close();
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await OnChanged.InvokeAsync();
        // What is written stays; what it is written over is now known.
        if (outcome.Refusal is StaleRefusal)
            seen = Contacts.FirstOrDefault(contact => contact.Id == edited) ?? seen;
        return outcome.Refusal;
    }
}
