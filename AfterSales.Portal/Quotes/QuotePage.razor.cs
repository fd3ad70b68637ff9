using AfterSales.Core.Data;
using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets;
using AfterSales.Portal.Tickets.Sheets;
using AfterSales.Portal.Tickets.Telling;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Quotes;

/// <summary>A quote while it is made: the plan by the price list, adjusted line by line, and sent to the customer.</summary>
public sealed partial class QuotePage(
    QuoteDrafts drafts, TicketQueries tickets, TicketDesk desk, PriceRules rules, TicketWords words, CustomerWords customers, IStringLocalizer<QuotesTexts> L, IStringLocalizer<RulebooksTexts> vocabulary)
{
    private QuoteDraft? draft;
    private QuoteForm? form;
    private Done? sent;
    private long version;
    private string? said;
    private bool busy;
    private IReadOnlyDictionary<string, IReadOnlyList<Problem>> problems = new Dictionary<string, IReadOnlyList<Problem>>();

    [Parameter]
    public string Number { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private TicketWords Words => words;

    private IStringLocalizer<RulebooksTexts> Vocabulary => vocabulary;

    protected override async Task OnInitializedAsync()
    {
        var made = await drafts.OfAsync(await ActorAsync(), Number, Gone);
        if (!made.Done)
        {
            said = words.Say(made.Refusal);
            return;
        }
        draft = made.Value;
        form = new QuoteForm(draft, L[nameof(QuotesTexts.Terms_Usual)]);
        await ReadVersionAsync();
    }

    private async Task SendAsync()
    {
        if (busy || form is null)
            return;
        busy = true;
        var outcome = await desk.RunAsync(await ActorAsync(), Number, version, form.Written, Gone);
        busy = false;
        problems = (outcome.Refusal as Invalid)?.Errors ?? new Dictionary<string, IReadOnlyList<Problem>>();
        (said, sent) = (outcome.Done ? null : words.Say(outcome.Refusal), outcome.Done ? outcome.Value : null);
        // What was typed stays; the next attempt stands on the ticket as it is now.
        if (outcome.Refusal is StaleRefusal)
            await ReadVersionAsync();
    }

    private async Task ReadVersionAsync() => version = (await tickets.FileAsync(await ActorAsync(), Number, Gone)).Value?.Version ?? 0;

    private IEnumerable<Problem> ProblemsOf(string field, bool exactly = false) =>
        problems.Where(found => exactly ? found.Key == field : found.Key.StartsWith(field, StringComparison.Ordinal)).SelectMany(found => found.Value).Distinct();

    private static string? AmountOf(QuoteFormLine line) => line.Written.Amount is { } amount ? amount.Shown : null;

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
