using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Shell.Search;

/// <summary>
/// The search over everything, by <c>/</c> or Ctrl+K from every working page. While nothing is typed it offers what
/// the reader opened recently; that list never leaves the browser but to be shown here.
/// </summary>
public sealed partial class SearchBox(SearchQueries search, NavigationManager navigation, IJSRuntime js, IStringLocalizer<ShellTexts> L, ReadersTime times, TimeProvider time)
{
    private const int AtMost = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private DotNetObjectReference<SearchBox>? self;
    private IJSObjectReference? box;
    private ElementReference opener;
    private ElementReference dialog;
    private CancellationTokenSource? typing;
    private IReadOnlyList<Choice> recent = [];
    private IReadOnlyList<Choice> choices = [];
    private string typed = "";
    private string found = "";
    private int at;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>Called by the script when the dialog opens.</summary>
    /// <param name="pages">What was opened recently, newest first.</param>
    [JSInvokable]
    public void Opened(IReadOnlyList<RecentPage> pages)
    {
        recent = [.. pages.Select(page => new Choice(L[nameof(ShellTexts.Search_Recent)], page.Address, page.Title, null, null))];
        // Who types fast has already begun.
        if (typed.Length == 0)
            Show("", recent);
    }

    /// <summary>Called by the script when the dialog has closed: the next search begins anew.</summary>
    [JSInvokable]
    public void Closed()
    {
        typing?.Cancel();
        typed = "";
        Show("", []);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        var actor = await ActorAsync();
        var module = await ModuleAsync(js, "./Shell/Search/SearchBox.razor.js");
        box = await BeginAsync(module, "begin", "end", opener, dialog, self, actor.EmployeeId);
    }

    protected override ValueTask LeaveAsync()
    {
        typing?.Dispose();
        self?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FindSoonAsync()
    {
        typing?.Cancel();
        var mine = typing = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        try
        {
            await Task.Delay(Pause, time, mine.Token);
            await FindAsync(mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // More was typed, or it was already looked for.
        }
    }

    private async Task FindAsync(CancellationToken cancel)
    {
        var text = typed.Trim();
        var hits = text.Length == 0 ? SearchHits.None : await search.FindAsync(await ActorAsync(), text, AtMost, cancel);
        cancel.ThrowIfCancellationRequested();
        Show(text, text.Length == 0 ? recent : [.. Choices(hits, text)]);
    }

    private void Show(string text, IReadOnlyList<Choice> shown)
    {
        // What was pointed at stays pointed at, wherever it stands among what is found by now.
        var pointed = at > 0 && at < choices.Count ? choices[at].Address : null;
        (found, choices, at) = (text, shown, shown.Index().FirstOrDefault(choice => choice.Item.Address == pointed).Index);
        StateHasChanged();
    }

    private Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when choices.Count > 0:
                at = (at + 1) % choices.Count;
                break;
            case "ArrowUp" when choices.Count > 0:
                at = (at + choices.Count - 1) % choices.Count;
                break;
            case "Enter":
                return GoAsync();
        }
        return Task.CompletedTask;
    }

    // Enter means what is typed, also when that has not been looked for yet.
    private async Task GoAsync()
    {
        if (typed.Trim() != found)
        {
            typing?.Cancel();
            await FindAsync(Gone);
        }
        if (choices.Count == 0)
            return;
        var address = choices[at].Address;
        if (box is not null)
            await box.InvokeVoidAsync("close", Gone);
        navigation.NavigateTo(address);
    }

    private IEnumerable<Choice> Choices(SearchHits hits, string text)
    {
        foreach (var hit in hits.Tickets)
            yield return new Choice(L[nameof(ShellTexts.Search_Tickets)], $"/tickets/{hit.Number}", hit.Number, hit.Fault, Joined(hit.Customer, hit.Machine, times.Date(times.DayOf(hit.CreatedAt))));
        if (hits.Tickets.Count == AtMost)
            yield return new Choice(L[nameof(ShellTexts.Search_Tickets)], $"/tickets?query={Uri.EscapeDataString(text)}", L[nameof(ShellTexts.Search_All), text], null, null);
        foreach (var hit in hits.Customers)
            yield return new Choice(L[nameof(ShellTexts.Search_Customers)], $"/customers/{hit.Id}", hit.Name, Joined(hit.Contact, hit.Phone), hit.City);
        foreach (var hit in hits.Equipment)
            yield return new Choice(L[nameof(ShellTexts.Search_Equipment)], $"/equipment/{Uri.EscapeDataString(hit.SerialNumber)}", hit.SerialNumber, $"{hit.Model} {hit.Name}", hit.Customer);
    }

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);

    /// <summary>One line that can be chosen.</summary>
    private sealed record Choice(string Group, string Address, string Lead, string? Text, string? Note);
}

/// <summary>A page that the reader had open.</summary>
/// <param name="Address">Within the portal, beginning with a slash.</param>
public sealed record RecentPage(string Address, string Title);
