using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace AfterSales.Portal.Tickets.Calls;

/// <summary>One call after the other: saved, put aside, taken up again, given up; and kept while none of that has happened.</summary>
public sealed partial class CallForm
{
    private const int MostParked = 9;
    private readonly List<PhoneCall> parked = [];
    private DotNetObjectReference<CallForm>? self;
    private IJSObjectReference? keeping;
    private ElementReference root;
    private MudButton? keep;
    private TicketFile? saved;
    private string? noted;
    // Callers speak Chinese until somebody says otherwise, whatever the desk's own language.
    private CultureInfo language = ReaderLanguage.Chinese;
    private bool busy;
    private bool discarding;
    private bool changed;
    private bool toFirst;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            toFirst = true;
            await BeginKeepingAsync();
        }
        // Both at once: on a slow line whoever types on into the form that has come would wait for one and then the other.
        var (told, focused) = (ValueTask.CompletedTask, ValueTask.CompletedTask);
        if (changed && keeping is not null)
        {
            changed = false;
            told = keeping.InvokeVoidAsync("keep", Gone, new object[] { new[] { call }.Concat(parked).ToArray() });
        }
        if (toFirst && first is not null)
        {
            toFirst = false;
            focused = first.FocusAsync();
        }
        await told;
        await focused;
    }

    /// <summary>A key of the desk was pressed. Called by the script.</summary>
    /// <param name="number">Which parked call, from 1.</param>
    [JSInvokable]
    public async Task Pressed(string command, int number)
    {
        await (command switch
        {
            "Park" => ParkAsync(),
            "TakeUp" => TakeUpAsync(number),
            "Discard" => DiscardAsync(),
            _ => ShowKeysAsync(),
        });
        StateHasChanged();
    }

    protected override ValueTask LeaveAsync()
    {
        self?.Dispose();
        return ValueTask.CompletedTask;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task BeginKeepingAsync()
    {
        if ((await ActorAsync()).EmployeeId is not { } employee)
            return;
        var module = await ModuleAsync(js, "./Tickets/Calls/CallForm.razor.js");
        var mine = locks.Of(employee, await module.InvokeAsync<string?>("sealed", Gone));
        self = DotNetObjectReference.Create(this);
        keeping = await BeginAsync(module, "begin", "end", root, self, mine);
        var count = await keeping.InvokeAsync<int>("count", Gone);
        // One by one: a message from the browser has its bounds.
        for (var index = 0; index < count; index++)
        {
            if (await keeping.InvokeAsync<PhoneCall?>("at", Gone, index) is { IsEmpty: false } one)
                await RestoreAsync(one, isFirst: index == 0);
        }
        changed = true;
        StateHasChanged();
    }

    private async Task RestoreAsync(PhoneCall one, bool isFirst)
    {
        // The answer to the save was lost, the ticket was not.
        if (await history.OfFormAsync(await ActorAsync(), one.Id) is { } number)
            await ShowSavedAsync(number);
        else if (isFirst && call.IsEmpty)
            await TakeInHandAsync(one);
        else
            parked.Add(one);
    }

    private async Task ParkAsync()
    {
        if (call.IsEmpty)
        {
            toFirst = true;
            return;
        }
        if (parked.Count >= MostParked)
        {
            said = L[nameof(CallsTexts.Desk_TooManyParked)];
            return;
        }
        call.Began ??= Now;
        parked.Add(call);
        await ClearAsync();
    }

    /// <summary>The call in the form is put aside in its stead.</summary>
    private async Task TakeUpAsync(int number)
    {
        if (number < 1 || number > parked.Count)
            return;
        var wanted = parked[number - 1];
        parked.RemoveAt(number - 1);
        if (!call.IsEmpty)
            parked.Insert(number - 1, call);
        await TakeInHandAsync(wanted);
    }

    private async Task DiscardAsync()
    {
        if (call.IsEmpty)
        {
            await ClearAsync();
            return;
        }
        discarding = true;
        StateHasChanged();
        // The button is there after the next render only.
        await Task.Yield();
        if (keep is not null)
            await keep.FocusAsync();
    }

    private void KeepOnEscape(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            KeepOn();
    }

    private void KeepOn() => (discarding, toFirst) = (false, true);

    private Task ClearAsync() => TakeInHandAsync(new PhoneCall());

    private async Task TakeInHandAsync(PhoneCall next)
    {
        asked++;
        askedEarlier++;
        call = next;
        (callers, saved, noted, said, problems, discarding, earlier) = ([], null, null, null, [], false, []);
        (changed, toFirst) = (true, true);
        await ReadCustomerAsync();
        await LookForCallerAsync(call.Phone ?? call.Name, take: false);
        await LookForEarlierAsync();
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (key is { CtrlKey: true, Key: "Enter" })
            await SaveAsync();
    }

    private async Task SaveAsync()
    {
        // The second half of a double click finds the next call's form, and must not take the read-back away.
        if (busy || (call.IsEmpty && saved is not null))
            return;
        busy = true;
        try
        {
            var outcome = await RegisterAsync();
            (said, problems) = (null, []);
            if (!outcome.Done)
            {
                (said, saved, noted) = (Words.Say(outcome.Refusal), null, null);
                problems = new((outcome.Refusal as Invalid)?.Errors ?? problems);
                return;
            }
            await ClearAsync();
            await ShowSavedAsync(outcome.Value.Number);
            await OnSaved.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<Outcome<Done>> RegisterAsync()
    {
        var outcome = await desk.RegisterOnceAsync(await ActorAsync(), call.ToIntake(), call.Id);
        if (!outcome.Done || (await tickets.FileAsync(await ActorAsync(), outcome.Value.Number)).Value?.Fault == call.Fault?.Trim())
            return outcome;
        // A tab that was doubled holds the same call twice, and in one of them it became another.
        call.Id = new PhoneCall().Id;
        return await desk.RegisterOnceAsync(await ActorAsync(), call.ToIntake(), call.Id);
    }

    private async Task ShowSavedAsync(string number) => saved = (await tickets.FileAsync(await ActorAsync(), number)).Value;

    /// <summary>What was said on the phone goes to the ticket that is there already, and no second one is made.</summary>
    private async Task NoteAsync(EarlierReport report)
    {
        if (busy)
            return;
        if (string.IsNullOrWhiteSpace(call.Fault))
        {
            said = L[nameof(CallsTexts.Desk_NoteNeeds)];
            return;
        }
        busy = true;
        try
        {
            var actor = await ActorAsync();
            // The number is not noted: a note stays readable when the ticket is closed and its contact no longer is (R1.10).
            var text = string.IsNullOrWhiteSpace(call.Name) ? call.Fault.Trim() : L[nameof(CallsTexts.Desk_NoteOfCall), call.Name.Trim(), call.Fault.Trim()].Value;
            // The ticket as it is now: a note contradicts nothing that somebody else has done meanwhile.
            var version = (await tickets.FileAsync(actor, report.Number)).Value?.Version ?? report.Version;
            var outcome = await desk.RunAsync(actor, report.Number, version, new AddNote { Text = text });
            if (!outcome.Done)
            {
                said = Words.Say(outcome.Refusal);
                return;
            }
            await ClearAsync();
            noted = report.Number;
            await OnSaved.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private async Task ShowKeysAsync() => await dialogs.ShowAsync<KeysDialog>((string?)null, new DialogOptions { CloseOnEscapeKey = true });
}
