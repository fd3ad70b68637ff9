using AfterSales.Core.Data;
using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Quotes;

/// <summary>The price list: for staff to read, for supervisors to enter.</summary>
public sealed partial class PricesPage(PriceList prices, ReadersTime times, TicketWords words, IStringLocalizer<QuotesTexts> L, IStringLocalizer<RulebooksTexts> vocabulary)
{
    private IReadOnlyList<PriceLine>? lines;
    private IReadOnlyDictionary<string, IReadOnlyList<Problem>> problems = new Dictionary<string, IReadOnlyList<Problem>>();
    private bool enters, past, busy;
    private PriceKind kind = PriceKind.Part;
    private string? code, name, price;
    private DateOnly? from;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private ReadersTime Times => times;

    private TicketWords Words => words;

    private IStringLocalizer<RulebooksTexts> Vocabulary => vocabulary;

    protected override async Task OnInitializedAsync()
    {
        from = times.Today;
        enters = (await ActorAsync()).IsSupervisor;
        await ReadAsync();
    }

    private async Task ShowPastAsync(ChangeEventArgs change)
    {
        past = change.Value is true;
        await ReadAsync();
    }

    private async Task EnterAsync()
    {
        busy = true;
        var outcome = await prices.EnterAsync(await ActorAsync(), new PriceInput(kind, code, name, price, from), Gone);
        busy = false;
        problems = (outcome.Refusal as Invalid)?.Errors ?? new Dictionary<string, IReadOnlyList<Problem>>();
        if (!outcome.Done)
            return;
        (code, name, price) = (null, null, null);
        await ReadAsync();
    }

    private async Task TakeBackAsync(int id)
    {
        await prices.TakeBackAsync(await ActorAsync(), id, Gone);
        await ReadAsync();
    }

    private async Task ReadAsync() => lines = await prices.LinesAsync(await ActorAsync(), past, Gone);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
