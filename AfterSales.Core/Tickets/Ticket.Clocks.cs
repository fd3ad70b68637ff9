using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The promised times: which run for which service type, what stops and what pauses them.</summary>
public sealed partial class Ticket
{
    /// <summary>Why a clock stands still while parts are awaited, as rulebooks name it beside the reasons of holds.</summary>
    public const string PausedForParts = "Parts";

    private const string PausedForRework = "Rework";

    private const int MostOpenByLink = 5;

    private static readonly ClockName[] OfRepair = [ClockName.Response, ClockName.Arrange, ClockName.Arrival, ClockName.Repair];
    private static readonly ClockName[] OfAppointment = [ClockName.Response, ClockName.Arrange, ClockName.Arrival];
    // Nobody goes there, or nobody at all.
    private static readonly ClockName[] InTheWorkshop = [ClockName.Response, ClockName.Arrange];
    private static readonly ClockName[] AnsweredOnly = [ClockName.Response];
    private static readonly ClockName[] OfConsultation = [ClockName.Response, ClockName.Reply];

    // R3.5.1's response and arranging run in elapsed hours, whatever holds the work.
    private static readonly ClockName[] NeverPaused = [ClockName.Response, ClockName.Arrange];

    /// <summary>All that can pause a clock, as rulebooks name it.</summary>
    public static IReadOnlyList<string> Pauses { get; } = [.. Enum.GetNames<HoldReason>(), PausedForParts];

    /// <summary>The clock that matters most: of those not stopped the next due, else a paused one; null when none runs.</summary>
    public TicketClock? PressingClock => Clocks.Where(clock => clock is { StoppedAt: null, Excused: false })
        .OrderBy(clock => clock.DueAt ?? DateTime.MaxValue).ThenBy(clock => clock.Limit - clock.UsedBefore).FirstOrDefault();

    /// <summary>The calendars that its commitments count in.</summary>
    public CompanyCalendars? Calendars
    {
        get;
        internal set
        {
            field = value;
            Clocks.ForEach(clock => clock.CountIn(value));
        }
    }

    /// <summary>The holds, and parts, that a clock stands still for.</summary>
    public IReadOnlyList<string> PausedBy(TicketClock clock) =>
        Commitment(clock) is { } commitment ? commitment.PausedBy
        : NeverPaused.Contains(clock.Name) || clock.Question is not null ? []
        : Pauses;

    /// <summary>What the ticket's rulebook promises for a clock, or null.</summary>
    public Commitment? Commitment(TicketClock clock) => Rulebook?.CommitmentFor(clock.Name, ServiceType);

    // Only what is broken has to be repaired by a time; the rest is done when somebody comes.
    private static ClockName[] ClocksOf(ServiceType type) => type switch
    {
        ServiceType.Consultation => OfConsultation,
        ServiceType.Repair => OfRepair,
        ServiceType.Exchange or ServiceType.Return => InTheWorkshop,
        ServiceType.PartsSupply => AnsweredOnly,
        _ => OfAppointment,
    };

    /// <summary>Every clock of the service type runs from the report, with the promise of the present priority.</summary>
    private void PromiseTimes(Circumstances now)
    {
        var wanted = ClocksOf(ServiceType);
        Drop([.. Enum.GetValues<ClockName>().Except([.. wanted, ClockName.Acceptance])], now.Now);
        foreach (var name in wanted.Where(name => OwnClock(name) is null))
            Clocks.Add(new TicketClock(name, Promised(name, now.Promises), CreatedAt));
        PromiseAnew(now);
    }

    // A promise that was decided before anybody knew that it was needless has been kept or broken.
    private void Drop(ClockName[] needless, DateTime at)
    {
        foreach (var clock in Clocks.FindAll(clock => clock is { StoppedAt: null, Question: null } && needless.Contains(clock.Name)))
        {
            if (clock.DecidedAt(at))
                clock.Stop(at);
            else
                Clocks.Remove(clock);
        }
    }

    private void PromiseAnew(Circumstances now)
    {
        foreach (var clock in Clocks)
            clock.Promise(Promised(clock.Name, now.Promises), now.Now);
    }

    /// <summary>Counts the clocks in working time that still run anew, with the calendars as they are now.</summary>
    /// <returns>Those that stand otherwise than before, with when they were due.</returns>
    internal IReadOnlyList<(TicketClock Clock, DateTime? WasDueAt)> Recount(DateTime now)
    {
        var changed = new List<(TicketClock, DateTime?)>();
        foreach (var clock in Clocks.Where(clock => clock.Calendar is not null))
        {
            var was = clock.DueAt;
            if (clock.Promise(new PromisedTime(clock.Limit, Calendars?.For(Site?.Calendar)), now))
                changed.Add((clock, was));
        }
        return changed;
    }

    // The rulebook says what must be kept at the latest and which time counts; the company may promise less of it.
    private PromisedTime Promised(ClockName name, PromiseTimes promises)
    {
        var usual = promises.Of(name, Priority);
        if (Rulebook?.CommitmentFor(name, ServiceType) is not { } commitment)
            return new PromisedTime(usual);
        var most = commitment.Hours.TimeOf(Priority);
        return new PromisedTime(most < usual ? most : usual, commitment.Time == CountedTime.Elapsed ? null
            : (Calendars ?? throw new InvalidOperationException("Working time is promised, and nobody said which.")).For(Site?.Calendar));
    }

    // The one that runs, else the last that did: what is done again has a further clock.
    private TicketClock? OwnClock(ClockName name) =>
        Clocks.Where(clock => clock.Name == name && clock.Question is null).MaxBy(clock => (clock.StoppedAt is null, clock.Intervals[0].Start));

    private void StopClock(ClockName name, DateTime at) => OwnClock(name)?.Stop(at);

    // What is cancelled was promised to nobody any more: neither kept nor broken, unless it was broken by then.
    private void EndClocks(DateTime at)
    {
        // A question that nobody answered before the end is no reply that was given in time.
        Clocks.RemoveAll(clock => clock.StoppedAt is null && (Stage == Stage.Cancelled || clock.Question is not null) && !clock.DecidedAt(at));
        Clocks.ForEach(clock => clock.Stop(at));
    }

    private void Respond(DateTime at)
    {
        RespondedAt ??= at;
        StopClock(ClockName.Response, at);
    }

    private void BeginAcceptance(Circumstances now)
    {
        MoveTo(Stage.Accepting, now.Now);
        BeginAgain(ClockName.Acceptance, now);
    }

    // A verdict that was given stays as it is: what is asked or done again is promised by a further clock.
    private void BeginAgain(ClockName name, Circumstances now)
    {
        if (OwnClock(name) is not { StoppedAt: null })
            Clocks.Add(new TicketClock(name, Promised(name, now.Promises), now.Now));
    }

    /// <summary>What the customer does not accept is promised anew, by the last clock of the service's way.</summary>
    private void PromiseRework(Circumstances now)
    {
        var last = ClocksOf(ServiceType)[^1];
        if (last != ClockName.Response && !(last == ClockName.Arrival && Stage == Stage.OnSite) && !(last == ClockName.Arrange && Visits.Exists(visit => visit.Live)))
            BeginAgain(last, now);
    }

    /// <summary>The customer's question has a clock of its own.</summary>
    internal Refusal? Ask(ServiceRecord question, Circumstances now)
    {
        // Whoever holds a link can send it a hundred times.
        var open = now.Actor.Origin == Origin.Link ? CustomerQuestion.Of(Records).Where(one => one.Answer is null).ToList() : [];
        if (open.Exists(one => one.Text == question.Text))
            return Invalid.Field("question", "already-asked");
        if (open.Count >= MostOpenByLink)
            return Invalid.Field("question", "many-unanswered");
        Keep(question);
        Clocks.Add(new TicketClock(ClockName.Reply, Promised(ClockName.Reply, now.Promises), now.Now, Records.Count(record => record.Kind == RecordKind.Question)));
        return null;
    }

    internal Refusal? Reply(ServiceRecord answer, int question, Circumstances now)
    {
        Keep(answer);
        Clocks.Find(clock => clock.Question == question)?.Stop(now.Now);
        return null;
    }

    internal Refusal? CorrectClock(CorrectClock correct, Circumstances now)
    {
        // Of those that ran one after the other, the last that was decided.
        var clock = Clocks.Where(clock => clock.Name == correct.Clock && clock.Question == correct.QuestionNumber)
            .MaxBy(clock => (clock.DecidedAt(now.Now), clock.Intervals[0].Start));
        var state = clock?.StateAt(now.Now);
        if (clock is null || state is not (ClockState.Met or ClockState.Broken))
            return Invalid.Field("clock", "not-decided");
        if (correct.StoppedAt is null && state == ClockState.Met)
            return Invalid.Field("excused", "not-broken");
        if (correct.StoppedAt < clock.Intervals[0].Start)
            return Invalid.Field("stoppedAt", "before-clock");
        clock.Correct(correct.StoppedAt, correct.Reason!, now);
        // The time of the response is told beside its clock, and must be the same.
        if (clock.Name == ClockName.Response && correct.StoppedAt is { } at)
            RespondedAt = at;
        return null;
    }

    /// <summary>Holds and waiting for parts pause what may be paused; acceptance only counts while the customer is asked.</summary>
    private void PauseOrResumeClocks(Circumstances now)
    {
        string?[] reasons = [OpenHold?.Reason.ToString(), Stage == Stage.AwaitingParts ? PausedForParts : null];
        foreach (var clock in Clocks)
        {
            var obeyed = PausedBy(clock);
            var why = reasons.FirstOrDefault(reason => reason is not null && obeyed.Contains(reason))
                ?? (clock.Name == ClockName.Acceptance && Stage != Stage.Accepting ? PausedForRework : null);
            if (why is null)
                clock.Resume(now.Now);
            else
                clock.Pause(now.Now, why);
            clock.Sign(now.Actor);
        }
    }
}
