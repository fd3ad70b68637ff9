using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Customers.Complaints;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Satisfaction.Complaints;

/// <summary>Who is not content, what waits for an answer first: staff and supervisors work it off, engineers see what concerns their own tickets.</summary>
public sealed partial class ComplaintsPage(
    ComplaintQueries queries, ComplaintDesk desk, CustomerQueries customers, PeopleQueries people, QualitySignal signal, TimeProvider clock, ReadersTime times, IStringLocalizer<SatisfactionTexts> L, IStringLocalizer<ComplaintsTexts> Vocabulary)
{
    private const int PageSize = 50;
    private ComplaintList? list;
    private IReadOnlyList<EntryField>? adding;
    private string? customer;
    private bool works;
    private bool asked;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Query { get; set; }

    /// <summary>Those about a ticket, by its number; a new one is about it too.</summary>
    [SupplyParameterFromQuery]
    public string? Ticket { get; set; }

    /// <summary>UTC day, with it: from when on they came in, or were closed where closed ones are shown.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>UTC day, without it.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>Those of one customer, by its id; a new one is its too.</summary>
    [SupplyParameterFromQuery]
    public int? Customer { get; set; }

    /// <summary>Somebody comes to take one down.</summary>
    [SupplyParameterFromQuery]
    public bool New { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private ComplaintChoice Choice => Enum.TryParse<ComplaintChoice>(Show, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : ComplaintChoice.Open;

    // As they are read: the first and the last day.
    private (string First, string Last)? Days => (PeriodAsked.Day(From), PeriodAsked.Day(To)) switch
    {
        (null, null) => null,
        var (first, end) => (first is { } begin ? times.Date(begin) : "…", end is { } after ? times.Date(after.AddDays(-1)) : "…"),
    };

    protected override void OnInitialized() => FollowChanges(signal, clock, ReadAsync);

    protected override async Task OnParametersSetAsync()
    {
        customer = Customer is { } id ? (await customers.FileAsync(await ActorAsync(), id, Gone))?.Customer : null;
        await ReadAsync();
        if (New && works && !asked)
        {
            asked = true;
            await AddAsync(Ticket);
        }
    }

    private async Task AddAsync(string? ticket)
    {
        var actor = await ActorAsync();
        adding =
        [
            new("words", L[nameof(SatisfactionTexts.Complaint_Words)], "longText", Required: true),
            new("kind", L[nameof(SatisfactionTexts.Kind)], Required: true) { Choices = [.. Enum.GetValues<ComplaintKind>().Select(kind => new EntryChoice(kind.ToString(), Vocabulary.Of(kind)))] },
            new("channel", L[nameof(SatisfactionTexts.Channel)], Required: true)
            {
                Choices = [.. Enum.GetValues<ComplaintChannel>().Where(channel => channel != ComplaintChannel.Rating).Select(channel => new EntryChoice(channel.ToString(), Vocabulary.Of(channel)))],
                Value = nameof(ComplaintChannel.Phone),
            },
            new("ticket", L[nameof(SatisfactionTexts.Complaint_Ticket)]) { Value = ticket },
            new("person", L[nameof(SatisfactionTexts.Complaint_Person)]),
            new("phone", L[nameof(SatisfactionTexts.Phone)], "tel"),
            new("ownerId", L[nameof(SatisfactionTexts.Owner)]) { Choices = await people.WorkersAsync(actor, Gone), Value = actor.EmployeeId?.ToString(CultureInfo.InvariantCulture) },
        ];
    }

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        works = actor.IsStaff || actor.IsSupervisor;
        list = await queries.ListAsync(actor, new ComplaintFilter { Show = Choice, Kind = KindOf(Kind), Query = Query, Ticket = Ticket, CustomerId = Customer, From = PeriodAsked.Day(From), To = PeriodAsked.Day(To) }, Page ?? 1, PageSize, Gone);
    }

    private void Cancel() => adding = null;

    private async Task<Refusal?> SaveAsync()
    {
        var form = adding!.ToDictionary(field => field.Name);
        var outcome = await desk.OpenAsync(await ActorAsync(), new ComplaintEntry(
            form["kind"].ChoiceOf<ComplaintKind>(), form["channel"].ChoiceOf<ComplaintChannel>(), form["words"].Value, form["ticket"].Value, string.IsNullOrWhiteSpace(form["ticket"].Value) ? Customer : null, form["person"].Value, form["phone"].Value, form["ownerId"].Whole), Gone);
        if (outcome.Done)
        {
            adding = null;
            Navigation.NavigateTo($"/complaints/{outcome.Value}");
        }
        return outcome.Refusal;
    }

    // What presses comes first, and only what there is.
    private static IEnumerable<(ComplaintChoice Choice, int Count, string Tone, string Sign)> Marks(ComplaintCounts counts) => new[]
    {
        (ComplaintChoice.Late, counts.Late, "over", "◆"),
        (ComplaintChoice.Due, counts.Due, "soon", "▲"),
        (ComplaintChoice.Nobodys, counts.Nobodys, "calm", "○"),
        (ComplaintChoice.ToCallBack, counts.ToCallBack, "calm", "●"),
        (ComplaintChoice.Mine, counts.Mine, "calm", "●"),
    }.Where(mark => mark.Item2 > 0);

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);

    private static ComplaintKind? KindOf(string? text) => Enum.TryParse<ComplaintKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
