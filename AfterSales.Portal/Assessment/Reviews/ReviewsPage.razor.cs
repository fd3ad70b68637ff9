using System.Globalization;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Assessment.Reviews;

/// <summary>The periodic reviews, and the place to open one.</summary>
public sealed partial class ReviewsPage(ReviewQueries queries, ReviewDesk desk, ReadersTime times, NavigationManager navigation, IStringLocalizer<ReviewsTexts> L)
{
    private const int PageSize = 50;
    private ReviewList? list;
    private IReadOnlyList<EntryField>? opening;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    protected override async Task OnParametersSetAsync() => list = await queries.ListAsync(await ActorAsync(), Page ?? 1, PageSize, Gone);

    // The last quarter is what is looked at.
    private void Begin()
    {
        var today = times.Today;
        var quarter = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        opening =
        [
            new("from", L[nameof(ReviewsTexts.Open_From)], "date", Required: true) { Value = Iso(quarter.AddMonths(-3)) },
            new("until", L[nameof(ReviewsTexts.Open_Until)], "date", Required: true) { Value = Iso(quarter.AddDays(-1)) },
            new("heldOn", L[nameof(ReviewsTexts.HeldOn)], "date", Required: true) { Value = Iso(today) },
            new("participants", L[nameof(ReviewsTexts.Participants)], "longText", Required: true),
        ];
    }

    private async Task<Refusal?> OpenAsync()
    {
        var form = opening!;
        var outcome = await desk.OpenAsync(await ActorAsync(), new ReviewInput(form[0].Day, form[1].Day, form[2].Day, form[3].Value), Gone);
        if (outcome.Done)
            navigation.NavigateTo($"/reviews/{outcome.Value}");
        return outcome.Refusal;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
