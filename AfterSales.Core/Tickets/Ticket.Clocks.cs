using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The promised times: which run for which service type, what stops and what pauses them.</summary>
public sealed partial class Ticket
{
    private static readonly ClockName[] OfRepair = [ClockName.Response, ClockName.Arrange, ClockName.Arrival, ClockName.Repair];
    private static readonly ClockName[] OfAppointment = [ClockName.Response, ClockName.Arrange, ClockName.Arrival];
    // Nobody goes there, or nobody at all.
    private static readonly ClockName[] InTheWorkshop = [ClockName.Response, ClockName.Arrange];
    private static readonly ClockName[] AnsweredOnly = [ClockName.Response];
    private static readonly ClockName[] OfConsultation = [ClockName.Response, ClockName.Reply];

    // R3.5.1's response and arranging run in elapsed hours, whatever holds the work.
    private static readonly ClockName[] NeverPaused = [ClockName.Response, ClockName.Arrange];

    /// <summary>The clock that matters most: of those not stopped the next due, else a paused one; null when none runs.</summary>
    public TicketClock? PressingClock => Clocks.Where(clock => clock.StoppedAt is null)
        .OrderBy(clock => clock.DueAt ?? DateTime.MaxValue).FirstOrDefault();

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
    private void PromiseTimes(PromiseTimes promises)
    {
        var wanted = ClocksOf(ServiceType);
        Clocks.RemoveAll(clock => clock.StoppedAt is null && clock.Name != ClockName.Acceptance && !wanted.Contains(clock.Name));
        foreach (var name in wanted.Where(name => !Clocks.Exists(clock => clock.Name == name)))
            Clocks.Add(new TicketClock(name, Promised(name, promises), CreatedAt));
        foreach (var clock in Clocks)
            clock.Promise(Promised(clock.Name, promises));
    }

    // The rulebook says what must be kept at the latest; the company may promise less time than that.
    private TimeSpan Promised(ClockName name, PromiseTimes promises)
    {
        var usual = promises.Of(name, Priority);
        return Rulebook?.CommitmentFor(name, ServiceType) is { } commitment && commitment.Hours.TimeOf(Priority) is var most && most < usual ? most : usual;
    }

    private void StopClock(ClockName name, DateTime at) => Clocks.Find(clock => clock.Name == name)?.Stop(at);

    // What is cancelled was promised to nobody any more: neither kept nor broken, unless it was broken by then.
    private void EndClocks(DateTime at)
    {
        if (Stage == Stage.Cancelled)
            Clocks.RemoveAll(clock => clock.StoppedAt is null && clock.StateAt(at) != ClockState.Broken);
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
        if (!Clocks.Exists(clock => clock.Name == ClockName.Acceptance))
            Clocks.Add(new TicketClock(ClockName.Acceptance, Promised(ClockName.Acceptance, now.Promises), now.Now));
    }

    /// <summary>Holds and waiting for parts pause; acceptance only counts while the customer is asked.</summary>
    private void PauseOrResumeClocks(DateTime at)
    {
        var reason = OpenHold?.Reason.ToString() ?? (Stage == Stage.AwaitingParts ? "Parts" : null);
        foreach (var clock in Clocks.Where(clock => !NeverPaused.Contains(clock.Name)))
        {
            var why = reason ?? (clock.Name == ClockName.Acceptance && Stage != Stage.Accepting ? "Rework" : null);
            if (why is null)
                clock.Resume(at);
            else
                clock.Pause(at, why);
        }
    }
}
