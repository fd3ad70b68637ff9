using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>What a story is about.</summary>
internal sealed record Plot(CastMachine Machine, FaultData Fault, Channel Channel, Priority Priority, DateTime CreatedAt);

/// <summary>
/// Tells a story step by step, in the words of the demo's data. <see cref="At"/> is where it has come to (UTC); each
/// word happens there.
/// </summary>
internal sealed class StoryTeller
{
    private readonly DemoCast cast;
    private readonly Dice dice;
    private readonly Plot plot;
    private readonly CustomerContact contact;

    public StoryTeller(DemoCast cast, Dice dice, Plot plot, string? fault = null)
    {
        (this.cast, this.dice, this.plot) = (cast, dice, plot);
        contact = dice.Pick(plot.Machine.Customer.Contacts);
        Staff = dice.Pick(cast.Staff);
        Supervisor = dice.Pick(cast.Supervisors);
        Fault = fault ?? plot.Fault.Fault;
        At = plot.CreatedAt;
        var byDesk = plot.Channel is Channel.Phone or Channel.Email;
        Story = new Story(At, byDesk ? Staff : Actor.Anonymous(contact.Name, Origin.Page), Report(), Story.Of(plot.Machine), Staff);
    }

    public Story Story { get; }
    public DateTime At { get; private set; }
    public Actor Staff { get; }
    public Actor Supervisor { get; }
    public string Fault { get; }
    public CustomerContact Contact => contact;
    public Plot Plot => plot;

    /// <summary>The ticket is in the department's hands: from here on its desks are asked.</summary>
    public StoryTeller AtDesks()
    {
        Story.ToDesks();
        return this;
    }

    /// <summary>Any command of the process.</summary>
    public StoryTeller By(Actor by, TicketCommand command) => Do(by, command);

    /// <summary>Somebody wants to go on too early, and hears what is missing.</summary>
    public StoryTeller Tries(Actor by, TicketCommand command) => With(desks => desks.RefusedAsync(by, Story, command));

    public StoryTeller With(Func<DemoDesks, Task> step)
    {
        Story.Add(At, step);
        return this;
    }

    public StoryTeller Wait(TimeSpan span) => Until(At + span);

    /// <summary>Goes on to a moment; never back. Whole seconds.</summary>
    public StoryTeller Until(DateTime at)
    {
        var later = at > At ? at : At;
        At = new DateTime(later.Ticks - (later.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        return this;
    }

    public StoryTeller Verify(ServiceType type = ServiceType.Repair) => Do(Staff, new Verify
    {
        Contact = Story.Contact(contact),
        SiteId = plot.Machine.Site.Id,
        CustomerId = plot.Machine.Customer.Id,
        SerialNumber = plot.Machine.Equipment.SerialNumber,
        Fault = Fault,
        Priority = plot.Priority,
        ServiceType = type,
    }, Story.Of(plot.Machine));

    public StoryTeller Diagnose(Actor by) =>
        Do(by, new Diagnose { Cause = plot.Fault.Cause, Solution = plot.Fault.Solution, FaultGroup = plot.Fault.Group });

    public StoryTeller RequestSurvey() => Do(Staff, new RequestSurvey { Reason = dice.Pick(cast.Data.Words.SurveyReasons) });

    public StoryTeller Answer(string text) => Do(Staff, new Answer { Text = text });

    public StoryTeller Note() => Do(Staff, new AddNote { Text = dice.Pick(cast.Data.Words.Notes) });

    public StoryTeller Assign(DateTime start, TimeSpan length, params CastEngineer[] engineers)
    {
        start = start < At ? At : start;
        return Do(Supervisor, new Assign { EngineerIds = [.. engineers.Select(one => one.Id)], Start = start, End = start + length }, Story.Of(engineers));
    }

    public StoryTeller Depart(CastEngineer engineer) => Do(engineer.Actor, new Depart { Lat = engineer.Lat, Lon = engineer.Lon, AccuracyM = Accuracy() });

    public StoryTeller Arrive(CastEngineer engineer) => Do(engineer.Actor, new Arrive
    {
        Lat = Math.Round(plot.Machine.Site.Lat!.Value + dice.Between(-0.002, 0.002), 5),
        Lon = Math.Round(plot.Machine.Site.Lon!.Value + dice.Between(-0.002, 0.002), 5),
        AccuracyM = Accuracy(),
    });

    public StoryTeller Work(CastEngineer engineer, string action, TimeSpan length) =>
        Do(engineer.Actor, new RecordWork { Cause = plot.Fault.Cause, Action = action, Minutes = Math.Max(10, (int)length.TotalMinutes) });

    public StoryTeller Test(CastEngineer engineer, bool passed) => Do(engineer.Actor, Tested(passed));

    /// <summary>The test as it is written down.</summary>
    public RecordTest Tested(bool passed)
    {
        var reading = plot.Fault.Reading.Split('|');
        var value = double.Parse(reading[1], CultureInfo.InvariantCulture) * dice.Between(0.97, 1.03) * (passed ? 1 : 0.82);
        return new RecordTest
        {
            Passed = passed,
            Note = passed ? null : cast.Data.Words.TestFailed,
            Readings = [new ReadingInput { Name = reading[0], Value = Rounded(value), Unit = reading[2] }],
        };
    }

    public StoryTeller Parts(CastEngineer engineer, DateTime promised) => Do(engineer.Actor, new RequestParts
    {
        Lines = [new PartLineInput { PartNo = plot.Fault.Part, Quantity = 1 + (dice.Chance(0.2) ? 1 : 0) }],
        PromisedAt = promised,
    });

    public StoryTeller PartsCame() => Do(Staff, new ReceiveParts());

    public StoryTeller Hold(HoldData hold) => Do(Staff, new BeginHold { Reason = hold.Reason, Note = hold.Note });

    public StoryTeller Resume() => Do(Staff, new EndHold());

    public StoryTeller Leave(CastEngineer engineer, LeaveOutcome outcome, string? note = null) =>
        Do(engineer.Actor, new LeaveSite { Outcome = outcome, Note = note });

    public StoryTeller AskAcceptance(CastEngineer engineer) =>
        Do(engineer.Actor, new RequestAcceptance { ResultNote = string.Format(CultureInfo.InvariantCulture, dice.Pick(cast.Data.Words.Results), plot.Fault.Action) });

    /// <summary>On the engineer's device, or by the customer's own link.</summary>
    public StoryTeller Sign(CastEngineer? onDeviceOf) =>
        Do(onDeviceOf?.Actor ?? Actor.Customer(contact.Name), new SignAcceptance { SignerName = contact.Name });

    public StoryTeller RefuseAcceptance(string reason) => Do(Actor.Customer(contact.Name), new RefuseAcceptance { Reason = reason });

    public StoryTeller SendSurvey() => Do(Staff, new SendSurvey());

    public StoryTeller Rate(int response, int quality, int attitude, string? comment) =>
        Do(Actor.Customer(contact.Name), new AnswerSurvey { Response = response, Quality = quality, Attitude = attitude, Recommend = Recommended(response + quality + attitude), Comment = comment });

    // Follows from the scores and from the minute: a further throw of the dice would tell every story after it otherwise.
    private int? Recommended(int sum) => At.Minute % 5 == 0 ? null : Math.Clamp((sum - 5) + (At.Minute % 3) - 1, 0, 10);

    public StoryTeller Close() => Do(Staff, new Close());

    public StoryTeller Cancel(Actor by) => Do(by, new Cancel { Reason = dice.Pick(cast.Data.Words.Cancels) });

    private StoryTeller Do(Actor by, TicketCommand command, TicketReferences? found = null)
    {
        Story.Add(At, by, command, found);
        return this;
    }

    private Report Report() => new()
    {
        Channel = plot.Channel,
        Impact = plot.Fault.Impact,
        Contact = Story.Contact(contact),
        SerialNumber = plot.Machine.Equipment.SerialNumber,
        Fault = Fault,
        Address = plot.Channel == Channel.Web ? plot.Machine.Site.Address : null,
    };

    private double Accuracy() => Math.Round(dice.Between(4, 35));

    private static double Rounded(double value) => Math.Round(value, value >= 50 ? 0 : value >= 5 ? 1 : 2);
}
