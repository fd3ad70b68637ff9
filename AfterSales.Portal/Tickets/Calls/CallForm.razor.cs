using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;

namespace AfterSales.Portal.Tickets.Calls;

/// <summary>One call, in one form, by keyboard only: the number finds the caller while it is typed, one key takes over what is known.</summary>
public sealed partial class CallForm(CustomerQueries customers, PastTickets history, TicketDesk desk) : ComponentBase
{
    private Call call = new();
    private FieldInput? first;
    private IReadOnlyList<Caller> callers = [];
    private CallerFile? known;
    private IReadOnlyList<PastTicket> past = [];
    private Dictionary<string, IReadOnlyList<Problem>> problems = [];
    private string? saved;
    private string? said;
    private bool searched;
    private bool busy;
    private int at;
    private int asked;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Parameter]
    public EventCallback OnSaved { get; set; }

    private List<FieldOption> Sites => [.. (known?.Sites ?? []).Select(site =>
        new FieldOption(Text(site.Id), string.Join(" ", new[] { site.Name, site.City, site.Address }.OfType<string>())))];

    private List<FieldOption> OptionsOf<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new FieldOption(value.ToString(), Vocabulary.Of(value)))];

    private IReadOnlyList<Problem>? Of(string field) => problems.GetValueOrDefault(field);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && first is not null)
            await first.FocusAsync();
    }

    private async Task TypeAsync(string? typed)
    {
        if (known is not null)
            return;
        var mine = ++asked;
        var found = string.IsNullOrWhiteSpace(typed) ? [] : await customers.FindCallersAsync(await ActorAsync(), typed);
        // An older answer must not replace a newer one.
        if (mine != asked)
            return;
        (callers, at, searched) = (found, 0, !string.IsNullOrWhiteSpace(typed));
        if (found is [{ Phone: not null } only] && PhoneDigits.Of(only.Phone) == PhoneDigits.Of(typed))
            await TakeAsync(only);
    }

    private async Task PickAsync(KeyboardEventArgs key)
    {
        if (key.CtrlKey)
            return;
        if (known is not null)
            TakeContact(key);
        else if (key.Key is "ArrowDown" or "ArrowUp" && callers.Count > 0)
            at = (at + (key.Key == "ArrowDown" ? 1 : callers.Count - 1)) % callers.Count;
        else if (key.Key == "Enter" && at < callers.Count)
            await TakeAsync(callers[at]);
    }

    private async Task TakeAsync(Caller caller)
    {
        asked++;
        (known, past) = (await customers.FileAsync(await ActorAsync(), caller.CustomerId), await history.OfCustomerAsync(await ActorAsync(), caller.CustomerId));
        (callers, said) = ([], null);
        // Other fields take their problems away as they are filled; this one may have become a choice.
        problems.Remove("siteId");
        call.Name = caller.Contact ?? call.Name;
        call.Phone = caller.Phone ?? call.Phone;
        call.SiteId = known?.Sites is [var site] ? Text(site.Id) : null;
        if (known?.Equipment is [var machine])
            UseMachine(machine);
    }

    private void TakeContact(KeyboardEventArgs key)
    {
        if (key.Key != "ArrowDown" || known is not { Contacts: { Count: > 0 } contacts })
            return;
        var next = contacts[(contacts.ToList().FindIndex(contact => contact.Name == call.Name) + 1) % contacts.Count];
        (call.Name, call.Phone) = (next.Name, next.Phone ?? call.Phone);
    }

    private void TakeMachine(KeyboardEventArgs key)
    {
        if (key.Key is not ("ArrowDown" or "ArrowUp") || known is not { Equipment: { Count: > 0 } machines })
            return;
        var here = machines.ToList().FindIndex(machine => machine.SerialNumber == call.SerialNumber);
        UseMachine(machines[key.Key == "ArrowDown" ? (here + 1) % machines.Count : (Math.Max(here, 0) + machines.Count - 1) % machines.Count]);
    }

    private void UseMachine(KnownEquipment machine)
    {
        call.SerialNumber = machine.SerialNumber;
        call.SiteId = machine.SiteId is { } site ? Text(site) : call.SiteId;
    }

    private void ForgetCustomer() => (known, past, searched, call.SiteId) = (null, [], false, null);

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (key is { CtrlKey: true, Key: "Enter" })
            await SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (busy)
            return;
        busy = true;
        var outcome = await desk.RegisterAsync(await ActorAsync(), call.ToIntake(known?.CustomerId));
        busy = false;
        (said, problems) = (null, []);
        if (!outcome.Done)
        {
            (said, saved) = (Words.Say(outcome.Refusal), null);
            problems = new((outcome.Refusal as Invalid)?.Errors ?? problems);
            return;
        }
        await ClearAsync();
        saved = outcome.Value.Number;
        await OnSaved.InvokeAsync();
    }

    private async Task ClearAsync()
    {
        asked++;
        (call, callers, saved, said, problems) = (new Call(), [], null, null, []);
        ForgetCustomer();
        if (first is not null)
            await first.FocusAsync();
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
