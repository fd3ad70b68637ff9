using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Visits.Trips;

/// <summary>Asks for a trip; closes with its id, or with nothing.</summary>
public sealed partial class TripRequest(TripDesk desk, TripQueries queries, PeopleQueries people, ReadersTime times, IStringLocalizer<TripsTexts> L)
{
    private readonly HashSet<string> chosen = [];
    private IReadOnlyList<EntryField> fields = [];
    private IReadOnlyList<EngineerLine> engineers = [];
    private IReadOnlyList<TripCandidate> candidates = [];
    private int? engineer;
    private (string First, string Last) offered;
    private string? said;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter]
    public EventCallback<int?> OnClose { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var today = Iso(times.Today);
        offered = (today, today);
        fields =
        [
            new("route", L[nameof(TripsTexts.Route)], Required: true),
            new("firstDay", L[nameof(TripsTexts.FirstDay)], "date", Required: true) { Value = today },
            new("lastDay", L[nameof(TripsTexts.LastDay)], "date", Required: true) { Value = today },
            new("cost", L[nameof(TripsTexts.Cost)], Required: true),
        ];
        engineers = await people.EngineersAsync(Actor, Gone);
        engineer = Actor.SeesAllTickets ? null : Actor.EmployeeId;
        await LookAsync();
    }

    private async Task ChooseEngineerAsync(ChangeEventArgs change)
    {
        engineer = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        chosen.Clear();
        await LookAsync();
    }

    private async Task ChooseTicketAsync(string number, bool wanted)
    {
        if (wanted)
            chosen.Add(number);
        else
            chosen.Remove(number);
        await LookAsync();
        OfferDays();
    }

    // The visits say when; what somebody has typed stays.
    private void OfferDays()
    {
        var days = candidates.Where(one => chosen.Contains(one.Number)).Select(one => times.DayOf(one.Start)).Order().ToList();
        if (days.Count == 0 || fields[1].Value != offered.First || fields[2].Value != offered.Last)
            return;
        offered = (Iso(days[0]), Iso(days[^1]));
        (fields[1].Value, fields[2].Value) = offered;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The first that is chosen says what is near.
    private async Task LookAsync() => candidates = engineer is { } id ? await queries.CandidatesAsync(Actor, id, chosen.FirstOrDefault(), Gone) : [];

    private async Task<Refusal?> SaveAsync()
    {
        said = null;
        var outcome = await desk.RequestAsync(Actor, new TripEntry(engineer, [.. chosen], fields[0].Value, fields[1].Day, fields[2].Day, fields[3].Value), Gone);
        if (outcome.Done)
            await OnClose.InvokeAsync(outcome.Value);
        else if (outcome.Refusal is not Invalid invalid || invalid.Errors.ContainsKey("tickets"))
            said = L.Say(outcome.Refusal);
        return outcome.Refusal;
    }
}
