using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets.Papers;

/// <summary>One paper of a ticket, as it leaves the printer.</summary>
public sealed partial class PaperPage(TicketQueries tickets)
{
    private TicketFile? file;
    private PaperKind? kind;
    private bool missing;

    [Parameter]
    public string Number { get; set; } = "";

    /// <summary>A kind of paper, by name.</summary>
    [Parameter]
    public string Kind { get; set; } = "";

    /// <summary>Which of its kind, from 1.</summary>
    [Parameter]
    public int Which { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private bool Found => file is not null && PaperSheets.Of(file).Any(sheet => sheet.Kind == kind && sheet.Number == Which && sheet.Address.Contains("/papers/", StringComparison.Ordinal));

    protected override async Task OnParametersSetAsync()
    {
        kind = Enum.TryParse<PaperKind>(Kind, out var named) && Enum.IsDefined(named) ? named : null;
        file = (await tickets.FileAsync((await Authentication).User.Actor(Origin.Page), Number, Gone)).Value;
        missing = file is null || kind is null;
    }
}
