using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Visits.Trips;

/// <summary>One trip as a sheet to read, to decide on and to print: what was asked, what is made ready, how it went.</summary>
public sealed partial class TripPage(TripQueries queries, TripDesk desk, IDialogService dialogs, ReadersTime times, IStringLocalizer<TripsTexts> L)
{
    private const string Result = "result";
    private const string Note = "note";
    private TripFile? trip;
    private IReadOnlyList<TripCandidate> near = [];
    private IReadOnlyList<EntryField>? form;
    private string? said;
    private bool loaded;

    // Before anybody is on the way, a trip is only ended because it does not take place.
    private bool SetOut => trip?.Stops.Any(stop => stop.DepartedAt is not null) == true;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        trip = await queries.FindAsync(actor, Id, Gone);
        near = trip is { CanAdd: true, EngineerId: { } engineer } ? await queries.CandidatesAsync(actor, engineer, trip.Stops.Select(stop => stop.Number).FirstOrDefault(), Gone) : [];
        loaded = true;
    }

    private Task ApproveAsync() => DoAsync(async actor => await desk.DecideAsync(actor, Id, approved: true, null, Gone));

    private Task AddAsync(string number) => DoAsync(async actor => await desk.AddTicketAsync(actor, Id, number, Gone));

    private void Return() => form = [new EntryField(Note, L[nameof(TripsTexts.ReturnReason)], "longText", Required: true)];

    private void End() => form = [new EntryField(Result, L[nameof(TripsTexts.EndResult)], "longText", Required: true)];

    private void OpenLeft(string name)
    {
        if (name == $"{Id.ToString(CultureInfo.InvariantCulture)}-{Note}" && trip?.CanDecide == true)
            Return();
        if (name == $"{Id.ToString(CultureInfo.InvariantCulture)}-{Result}" && trip?.CanEnd == true)
            End();
    }

    private async Task<Refusal?> SaveAsync()
    {
        var (actor, field) = (await ActorAsync(), form![0]);
        var outcome = field.Name == Note ? await desk.DecideAsync(actor, Id, approved: false, field.Value, Gone) : await desk.EndAsync(actor, Id, field.Value, Gone);
        if (outcome.Done)
            form = null;
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
        return outcome.Refusal;
    }

    private async Task DoAsync(Func<Actor, Task<Outcome<int>>> act)
    {
        var outcome = await act(await ActorAsync());
        said = outcome.Refusal is { } refusal ? L.Say(refusal) : null;
        await ReadAsync();
    }

    private async Task PrepareAsync(string number)
    {
        await dialogs.AskAsync(number, nameof(PrepareVisit), null);
        await ReadAsync();
    }

    private string Way(TripStop stop)
    {
        var went = new[]
        {
            stop.DepartedAt is { } departed ? L[nameof(TripsTexts.Departed), times.DayAndTime(departed)].Value : null,
            stop.ArrivedAt is { } arrived ? L[nameof(TripsTexts.Arrived), times.DayAndTime(arrived)].Value : null,
            stop.MetresOff is { } metres ? metres < 2000 ? L[nameof(TripsTexts.Off), metres].Value : L[nameof(TripsTexts.OffKm), Math.Round(metres / 1000.0)].Value : null,
            stop.LeftAt is { } left ? L[nameof(TripsTexts.Left), times.DayAndTime(left)].Value : null,
        };
        return went.All(word => word is null) ? L[nameof(TripsTexts.NotYet)] : string.Join(" · ", went.OfType<string>());
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
