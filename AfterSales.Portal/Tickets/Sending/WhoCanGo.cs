using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Commands;

namespace AfterSales.Portal.Tickets.Sending;

/// <summary>
/// Who of the engineers can be sent as a form says, asked again when it says something else: a refusal afterwards would
/// come when the supervisor has already chosen.
/// </summary>
public sealed class WhoCanGo(IEnumerable<IEngineersAtHand> known, SendingQueries sending, CompanyTime company)
{
    private SendingForm? asked;

    /// <summary>Best first; empty where nobody knows where the engineers are.</summary>
    public IReadOnlyList<EngineerAtHand> Ranked { get; private set; } = [];

    /// <summary>Where nobody does: what a visit of an engineer would be refused for, by the engineer's id.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<UnmetNeed>> Lacking { get; private set; } = new Dictionary<int, IReadOnlyList<UnmetNeed>>();

    public async Task AskAsync(Actor actor, string number, CommandDraft draft, FormWorld world, CancellationToken cancel)
    {
        if (!draft.Fields.Any(field => field is { OfEngineers: true, Name: "engineerIds" or "engineerId" }))
            return;
        var form = new SendingForm(
            draft.Command, int.TryParse(draft["visitId"], CultureInfo.InvariantCulture, out var visitId) ? visitId : null, Utc(draft["start"]), Utc(draft["end"]),
            Enum.TryParse<Place>(draft["place"], out var place) ? place : null);
        if (form == asked)
            return;
        asked = form;
        if (known.FirstOrDefault() is { } board)
        {
            Ranked = await board.ForAsync(actor, number, form, cancel);
            return;
        }
        var visit = world.Visits.FirstOrDefault(visit => visit.Id == form.VisitId) ?? (world.Visits.Count > 0 ? world.Visits[0] : null);
        if ((form.Start ?? visit?.Start) is { } start && (form.End ?? visit?.End) is { } end)
            Lacking = await sending.LackingAsync(actor, number, start, end, cancel);
    }

    /// <summary>Of the chosen ones, whom it is sent with a reason.</summary>
    public IEnumerable<EngineerAtHand> Explained(IReadOnlyCollection<int> chosen) => Ranked.Where(one => one.AsksReason && chosen.Contains(one.Id));

    private DateTime? Utc(string? typed) => DateTime.TryParse(typed, CultureInfo.InvariantCulture, out var local) ? company.ToUtc(local) : null;
}
