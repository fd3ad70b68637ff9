using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Keeping;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Calls;

/// <summary>
/// One call, in one form, by keyboard only: the number finds the caller while it is typed, one key takes over what is
/// known, one key puts the call aside for the next.
/// </summary>
public sealed partial class CallForm(
    CustomerQueries customers, PastTickets history, RepeatedReports repeats, TicketQueries tickets, TicketDesk desk,
    TabLocks locks, IDialogService dialogs, TimeProvider time, IJSRuntime js)
{
    private PhoneCall call = new();
    private FieldInput? first;
    private IReadOnlyList<Caller> callers = [];
    private CallerFile? known;
    private IReadOnlyDictionary<string, DateTime> lastReported = new Dictionary<string, DateTime>();
    private IReadOnlyList<PastTicket> past = [];
    private IReadOnlyList<EarlierReport> earlier = [];
    private Dictionary<string, IReadOnlyList<Problem>> problems = [];
    private string? said;
    private bool searched;
    private int at;
    private int asked;
    private int askedEarlier;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>Where to come is asked of everything but a question: a site on file, or a new one.</summary>
    private bool WantsSite => call.ServiceType != nameof(ServiceType.Consultation);

    private List<FieldOption> Sites => [.. (known?.Sites ?? []).Select(site =>
        new FieldOption(Text(site.Id), string.Join(" ", new[] { site.Name, site.City, site.Address }.OfType<string>())))];

    // What was reported last is what is called about again.
    private IReadOnlyList<KnownEquipment> Machines => [.. (known?.Equipment ?? []).OrderByDescending(machine => lastReported.GetValueOrDefault(machine.SerialNumber))];

    /// <summary>What this call may be about once more.</summary>
    private IReadOnlyList<EarlierReport> Repeats => RepeatedReports.Like(earlier, call.Fault);

    private List<FieldOption> OptionsOf<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new FieldOption(value.ToString(), Vocabulary.Of(value)))];

    private IReadOnlyList<Problem>? Of(string field) => problems.GetValueOrDefault(field);

    private Task TypeAsync(string? typed)
    {
        call.Began ??= Now;
        return LookForCallerAsync(typed, take: true);
    }

    /// <param name="take">Somebody with just this number is taken over at once.</param>
    private async Task LookForCallerAsync(string? typed, bool take)
    {
        if (known is not null)
            return;
        var mine = ++asked;
        var found = string.IsNullOrWhiteSpace(typed) ? [] : await customers.FindCallersAsync(await ActorAsync(), typed);
        // An older answer must not replace a newer one.
        if (mine != asked)
            return;
        (callers, at, searched) = (found, 0, !string.IsNullOrWhiteSpace(typed));
        if (take && found is [{ Phone: not null } only] && PhoneDigits.Of(only.Phone) == PhoneDigits.Of(typed))
            await TakeAsync(only);
    }

    private async Task PickAsync(KeyboardEventArgs key)
    {
        // Enter and arrows that choose among Chinese words choose no caller.
        if (key.CtrlKey || key.AltKey || key.IsComposing)
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
        call.CustomerId = caller.CustomerId;
        await ReadCustomerAsync();
        (callers, said) = ([], null);
        // Other fields take their problems away as they are filled; this one may have become a choice.
        problems.Remove("siteId");
        call.Name = caller.Contact ?? NameBeside(caller);
        call.Phone = caller.Phone ?? call.Phone;
        call.SiteId = known?.Sites is [var site] ? Text(site.Id) : null;
        if (known?.Equipment is [var machine])
            await UseMachineAsync(machine);
        else
            await LookForEarlierAsync();
        changed = true;
    }

    // Who typed the company to find it has not heard yet who is calling.
    private string? NameBeside(Caller company) =>
        call.Name is { } typed && company.Customer.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase) ? null : call.Name;

    /// <summary>What is known of the customer of the call; nothing where nobody was taken over.</summary>
    private async Task ReadCustomerAsync()
    {
        (known, past, lastReported, searched) = (null, [], new Dictionary<string, DateTime>(), false);
        if (call.CustomerId is not { } customer)
            return;
        var actor = await ActorAsync();
        (known, past, lastReported) = (await customers.FileAsync(actor, customer), await history.OfCustomerAsync(actor, customer), await history.LastOfMachinesAsync(actor, customer));
    }

    private void TakeContact(KeyboardEventArgs key)
    {
        if (key.Key != "ArrowDown" || known is not { Contacts: { Count: > 0 } contacts })
            return;
        var next = contacts[(contacts.ToList().FindIndex(contact => contact.Name == call.Name) + 1) % contacts.Count];
        (call.Name, call.Phone) = (next.Name, next.Phone ?? call.Phone);
        changed = true;
    }

    private async Task TakeMachineAsync(KeyboardEventArgs key)
    {
        if (key.Key is not ("ArrowDown" or "ArrowUp") || key.IsComposing || Machines is not { Count: > 0 } machines)
            return;
        var here = machines.ToList().FindIndex(machine => machine.SerialNumber == call.SerialNumber);
        await UseMachineAsync(machines[key.Key == "ArrowDown" ? (here + 1) % machines.Count : (Math.Max(here, 0) + machines.Count - 1) % machines.Count]);
    }

    private async Task UseMachineAsync(KnownEquipment machine)
    {
        call.SerialNumber = machine.SerialNumber;
        call.SiteId = machine.SiteId is { } site ? Text(site) : call.SiteId;
        changed = true;
        await LookForEarlierAsync();
    }

    private Task TypeSerialAsync(string? typed)
    {
        call.SerialNumber = typed;
        call.Began ??= Now;
        return LookForEarlierAsync();
    }

    private Task ChooseSiteAsync(string? chosen)
    {
        call.SiteId = chosen;
        return LookForEarlierAsync();
    }

    private async Task LookForEarlierAsync()
    {
        var mine = ++askedEarlier;
        var found = await repeats.FindAsync(await ActorAsync(), call.SerialNumber, call.Site);
        if (mine == askedEarlier)
            earlier = found;
    }

    private async Task ForgetCustomerAsync()
    {
        (call.CustomerId, call.SiteId, changed) = (null, null, true);
        await ReadCustomerAsync();
        await LookForEarlierAsync();
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
