using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Demo;

/// <summary>What the desks of the department need, beside the clock that the stories move.</summary>
/// <param name="Figures">What the month's figures are read from.</param>
public sealed record DeskTools(
    RulebookShelf Shelf, IEnumerable<ITicketFollower> Followers, PriceRules Prices, IDbContextFactory<AfterSalesDbContext> Contexts, FactStore Figures);

/// <summary>
/// The department's own desks, at the time of the story that is told: what they keep beside a ticket (trips, dates ahead,
/// gate stops, links, what is left of the parts) comes about as it does by people.
/// </summary>
internal sealed class DemoDesks
{
    private readonly StoryClock clock = new();
    private readonly TicketWork work;
    private readonly TripDesk trips;
    private readonly DeputyDesk deputies;
    private readonly RulebookDesk rulebooks;
    private readonly Dictionary<Story, int> trip = [];
    private readonly CompanyTime company;
    private readonly DemoCast cast;
    private readonly IReadOnlyList<PurchasedPart> parts;
    private readonly Dictionary<(string Number, LinkPurpose Purpose), string> tokens = [];

    public DemoDesks(WriterGate gate, DeskTools tools, CompanyTime company, PromiseTimes promises, LinkKeys keys, DemoCast cast, IReadOnlyList<Checklist> checklists, IReadOnlyList<PurchasedPart> parts)
    {
        (this.company, this.cast, this.parts, Checklists) = (company, cast, parts, checklists);
        work = new TicketWork(gate, clock, promises, keys, company, tools.Shelf, tools.Followers, tools.Prices);
        trips = new TripDesk(gate, work, new WholeTickets(tools.Shelf), clock);
        deputies = new DeputyDesk(gate, tools.Contexts, company, clock);
        rulebooks = new RulebookDesk(gate, clock, company, Gates.Names, tools.Shelf);
    }

    public IReadOnlyList<Checklist> Checklists { get; }

    /// <summary>Goes on with stories that have become tickets, all of them in the order of time.</summary>
    public async Task TellAsync(IEnumerable<Story> stories)
    {
        foreach (var (story, step) in stories.SelectMany(story => story.AtDesks.Select(step => (story, step))).OrderBy(both => both.step.At))
        {
            clock.Now = step.At;
            if (!story.Stopped)
                await step.Run(this);
        }
    }

    /// <summary>What the rulebook in force wants first is supplied, as people would; where nobody can, the story ends there.</summary>
    /// <exception cref="InvalidOperationException">The story breaks the rules of the process.</exception>
    public async Task RunAsync(Actor by, Story story, TicketCommand command)
    {
        var refusal = await TryAsync(by, story, command);
        if (refusal is GatesUnmet unmet)
        {
            foreach (var missing in unmet.Missing)
                await SupplyAsync(story, missing.Need);
            refusal = await TryAsync(by, story, command);
        }
        story.Stopped = refusal is GatesUnmet or WrongStage;
        if (refusal is not (null or GatesUnmet or WrongStage))
            throw new InvalidOperationException($"{story.Number}: {command.Name} was refused: {refusal}");
    }

    /// <exception cref="InvalidOperationException">Nothing stood in its way.</exception>
    public async Task RefusedAsync(Actor by, Story story, TicketCommand command)
    {
        if (await TryAsync(by, story, command) is null)
            throw new InvalidOperationException($"{story.Number}: {command.Name} was not refused");
    }

    /// <summary>One of the purchased parts of this number was fitted.</summary>
    public Task FitAsync(Actor by, Story story, string partNo)
    {
        var part = parts.First(part => part.PartNo == partNo);
        return RunAsync(by, story, new RecordFittedParts { Fitted = [new FittedPartInput { PartNo = partNo, Quantity = 1, Batch = part.Batch, PurchaseRef = part.PurchaseRef }] });
    }

    /// <summary>A supervisor is away from today on, and a new edition of the rulebook is being written.</summary>
    public async Task LookAheadAsync(DateTime now)
    {
        var (away, today) = (cast.Supervisors[^1], company.DayOf(clock.Now = now));
        await deputies.NameAsync(away, cast.Staff[1].EmployeeId, today, today.AddDays(4));
        await rulebooks.DraftAsync(away, "R9");
    }

    /// <summary>One trip to several tickets, asked for by who travels.</summary>
    public async Task TripAsync(IReadOnlyList<Story> stories, CastEngineer engineer, TripDays days, string route, string cost)
    {
        var (going, today) = (stories.Where(story => !story.Stopped).Select(story => story.Number).ToList(), company.DayOf(clock.Now));
        var entry = new TripEntry(engineer.Id, going, route, today.AddDays(days.First), today.AddDays(days.Last), cost);
        if (going.Count > 0 && await trips.RequestAsync(engineer.Actor, entry) is { Done: true, Value: var id })
            trip[stories[0]] = id;
    }

    /// <summary>The trip that begins with this ticket is approved.</summary>
    public async Task ApproveAsync(Story story, Actor by, string? note)
    {
        if (trip.TryGetValue(story, out var id))
            await trips.DecideAsync(by, id, approved: true, note);
    }

    private async Task<Refusal?> TryAsync(Actor by, Story story, TicketCommand command)
    {
        var purpose = command is AcceptQuote or DeclineQuote or SignContract ? LinkPurpose.Quote : LinkPurpose.Accept;
        var outcome = by.Origin == Origin.Link
            ? await work.OnLinkAsync(tokens[(story.Number, purpose)], purpose, command, by.Name, CancellationToken.None)
            : await work.OnTicketAsync(by, story.Number, null, command, CancellationToken.None);
        if (outcome is { Done: true, Value.Token: { } token })
            tokens[(story.Number, command is SendQuote ? LinkPurpose.Quote : command is SendSurvey ? LinkPurpose.Survey : LinkPurpose.Accept)] = token;
        return outcome.Refusal;
    }

    // Nobody approves what they have written themselves.
    private async Task SupplyAsync(Story story, Need need)
    {
        foreach (var command in DemoSupplies.For(need, story.Number, clock.Now, company.DayOf(clock.Now)))
            await TryAsync(command is ApprovePlan or ApproveTrip ? cast.Supervisors[^1] : cast.Supervisors[0], story, command);
    }
}
