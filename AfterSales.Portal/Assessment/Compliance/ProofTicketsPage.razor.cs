using System.Globalization;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>The tickets behind a number that stands under a clause.</summary>
public sealed partial class ProofTicketsPage(
    ClauseTicketQueries queries, ReadersTime times, TimeProvider clock, IStringLocalizer<ComplianceTexts> L, IStringLocalizer<RulebooksTexts> vocabulary)
{
    private const int UsualDays = 90;
    private ClauseTickets? found;
    private CountedPart? part;
    private DateOnly first, end;
    private bool asked;

    /// <summary>What is counted: count, promise, dates, gate.</summary>
    [Parameter]
    public string Kind { get; set; } = "";

    /// <summary>Which of them.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>Of a gate: by which clause it stands.</summary>
    [SupplyParameterFromQuery]
    public string? Clause { get; set; }

    /// <summary>Of a gate: the stage that it stands before.</summary>
    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    /// <summary>First UTC day of the report.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>First UTC day after the period.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>1: those with what is not as it should be.</summary>
    [SupplyParameterFromQuery]
    public string? Left { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private bool Done => Left != "1";

    private int Things => Done ? found!.Done : found!.Left ?? 0;

    // Of some things there may be more than one on a ticket.
    private bool Several => Things > found!.Tickets.Total;

    // How things stand now, whenever the tickets were reported.
    private bool IsStanding => part is CountPart { Count: ClauseCount.NotIdle or ClauseCount.Owned };

    private string Counted => part switch
    {
        CountPart count => L.Of(count.Count),
        PromisePart promise => L[nameof(ComplianceTexts.Month_Promised), vocabulary.Of(promise.Clock)],
        DatesPart dates => vocabulary.Of(dates.Date),
        _ => L[nameof(ComplianceTexts.Tickets_Gate), vocabulary.Gate(found!.Rule!), found.Rule!.Clause],
    };

    protected override async Task OnParametersSetAsync()
    {
        part = PartAddress.Read(Kind, Name, Clause, Before);
        end = Day(To) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        first = Day(From) ?? end.AddDays(-UsualDays);
        found = part is null || end <= first ? null : await queries.BehindAsync((await Authentication).User.Actor(Origin.Page), part, first, end, Done, Page ?? 1, Gone);
        asked = true;
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
