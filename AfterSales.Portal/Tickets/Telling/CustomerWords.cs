using System.Globalization;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tickets.Telling;

/// <summary>
/// What a customer is told of a ticket, as texts to read out and to paste into WeChat. Of people they name no more than
/// an engineer's surname, and nobody's telephone number: a text that is pasted is passed on.
/// </summary>
public sealed class CustomerWords(IStringLocalizer<CustomerTexts> texts, ReadersTime times, NavigationManager navigation)
{
    private static readonly string[] Dispatching = [nameof(Assign), nameof(ReassignVisit), nameof(ConfirmVisit)];
    private static readonly string[] Promising = [nameof(Promise), nameof(RequestParts), nameof(RejectPart)];

    /// <summary>
    /// Texts by the activity that gives cause to them. Only what still holds is there to be told: the last promise, the
    /// visit that is to come, the link that can be used.
    /// </summary>
    public IReadOnlyDictionary<long, string> Of(TicketFile file)
    {
        var told = new Dictionary<long, string>();
        foreach (var activity in file.Activities)
        {
            if (Of(file, activity) is { } text)
                told[activity.Id] = text;
        }
        return told;
    }

    /// <summary>The ticket's number, what was understood, what comes next, and where to follow it.</summary>
    public string Taken(TicketFile file) =>
        texts[nameof(CustomerTexts.Told_Taken), file.Number, Understood(file), Next(file), Link(file.TrackToken)];

    public string Signing(TicketFile file, string token) => texts[nameof(CustomerTexts.Told_Signing), file.Number, Link(token)];

    public string Survey(TicketFile file, string token) => texts[nameof(CustomerTexts.Told_Survey), file.Number, Link(token)];

    /// <param name="number">The ticket's.</param>
    public string Quote(string number, string token) => texts[nameof(CustomerTexts.Told_Quote), number, Link(token)];

    /// <summary>One sentence for who is still on the phone: the number in groups, what was understood, what happens by when.</summary>
    public string ReadBack(TicketFile file) =>
        texts[nameof(CustomerTexts.Read_Back), Grouped(file.Number), Understood(file), Next(file)];

    /// <summary>Says it in another language than the reader's.</summary>
    public string In(CultureInfo language, Func<CustomerWords, string> say)
    {
        var (culture, reads) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
            return say(this);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, reads);
        }
    }

    private string? Of(TicketFile file, ActivityFacts activity) => activity.Command switch
    {
        nameof(Report) when file.TrackToken is not null => Taken(file),
        nameof(Depart) => OnTheWay(file, activity),
        nameof(RequestAcceptance) when file.AcceptToken is { } token && IsLast(file, activity) => Signing(file, token),
        nameof(SendQuote) when file.QuoteToken is { } token && IsLast(file, activity) => Quote(file.Number, token),
        nameof(SendSurvey) when file.SurveyToken is { } token && IsLast(file, activity) => Survey(file, token),
        _ when Dispatching.Contains(activity.Command) && IsLast(file, activity, Dispatching) => Dispatched(file),
        _ when Promising.Contains(activity.Command) && IsLast(file, activity, Promising) => Promised(file, activity),
        _ => null,
    };

    private string? OnTheWay(TicketFile file, ActivityFacts activity)
    {
        if (file.Visits.FirstOrDefault(visit => visit.State == VisitState.EnRoute && visit.DepartedAt == activity.At) is not { } visit)
            return null;
        // Who leaves late arrives after the time that was agreed; when, nobody knows here.
        return visit.Start > activity.At
            ? texts[nameof(CustomerTexts.Told_OnTheWayDue), file.Number, Surname.Of(visit.Engineer.Name), times.Time(activity.At), times.Near(visit.Start)]
            : texts[nameof(CustomerTexts.Told_OnTheWay), file.Number, Surname.Of(visit.Engineer.Name), times.Time(activity.At)];
    }

    private string? Dispatched(TicketFile file)
    {
        var visits = file.Visits.Where(visit => visit.State == VisitState.Confirmed).ToList();
        if (visits.Count == 0)
            return null;
        var lines = visits.GroupBy(visit => (visit.Start, visit.End)).Select(window => texts[nameof(CustomerTexts.Told_Visit),
            Listed(window.Select(visit => Surname.Of(visit.Engineer.Name))), times.Day(window.Key.Start), times.Time(window.Key.Start), Until(window.Key)].Value);
        return texts[nameof(CustomerTexts.Told_Dispatched), file.Number, string.Join('\n', lines)];
    }

    private string? Promised(TicketFile file, ActivityFacts activity)
    {
        if (file.Stage is Stage.FollowUp or Stage.Closed or Stage.Cancelled || file.Promises is not [.., var promise])
            return null;
        return activity.Command == nameof(Promise)
            ? texts[nameof(CustomerTexts.Told_Promise), file.Number, times.DayAndTime(promise.At)]
            : texts[nameof(CustomerTexts.Told_Parts), file.Number, times.DayAndTime(promise.At)];
    }

    private static bool IsLast(TicketFile file, ActivityFacts activity, params string[] among) =>
        file.Activities.Last(one => one.Command == activity.Command || among.Contains(one.Command)).Id == activity.Id;

    private string Until((DateTime Start, DateTime End) window) =>
        times.Day(window.Start) == times.Day(window.End) ? times.Time(window.End) : times.DayAndTime(window.End);

    private string Understood(TicketFile file) => Listed(new[] { Machine(file.Equipment), file.Site?.Name, file.Fault.Trim() }.OfType<string>());

    private string? Machine(EquipmentRef? machine) => machine switch
    {
        null => null,
        { Model: null } => texts[nameof(CustomerTexts.Machine_Serial), machine.SerialNumber].Value,
        _ => texts[nameof(CustomerTexts.Machine_Known), $"{machine.Model} {machine.Name}".Trim(), machine.SerialNumber].Value,
    };

    // A time that has passed is no promise any more.
    private string Next(TicketFile file) => file.Clock is { DueAt: { } due, State: not ClockState.Broken } clock
        ? texts[$"Next_{clock.Name}", times.DayAndTime(due)]
        : texts[nameof(CustomerTexts.Next_Soon)];

    private string Listed(IEnumerable<string> items) => string.Join(texts[nameof(CustomerTexts.Between)].Value, items);

    private string Link(string? token) => token is null ? "" : navigation.ToAbsoluteUri($"/t/{token}").ToString();

    // Nobody can write down twelve figures in one breath.
    private static string Grouped(string number) => number.Split('-') is [var letters, { Length: 8 } day, var count]
        ? $"{letters} {day[..4]} {day[4..]} {count}" : number;
}
