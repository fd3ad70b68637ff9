using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>Who and what the stories of the process are about, and the moment of the first start (UTC).</summary>
internal sealed record DemoScene(DemoCast Cast, Dice Dice, DemoMachines Machines, Roster Roster, DateTime Now)
{
    /// <summary>Who is where, of those under way: between home (0) and the site (1).</summary>
    public Dictionary<CastEngineer, (CastMachine To, double Along)> Places { get; } = [];

    public CastEngineer Engineer(string name) => Cast.Engineers.First(engineer => engineer.Actor.Name == name);

    /// <summary>Tomorrow at this hour of UTC, for visits that lie ahead.</summary>
    public DateTime Tomorrow(double hour) => Now.Date.AddDays(1).AddHours(hour);

    /// <summary>A ticket that was reported by telephone so many hours ago and verified at once; from there on at the desks.</summary>
    public StoryTeller Taken(CastMachine machine, double hoursAgo, ServiceType type = ServiceType.Repair, Priority priority = Priority.Normal, string? words = null)
    {
        var faults = Cast.Data.Faults[machine.Line];
        // Nothing that cannot wait: what is planned takes its time.
        var fault = Dice.Pick(Array.FindAll(faults, one => one.Part is not null)) with { Impact = Impact.None };
        var at = Now.AddHours(-hoursAgo);
        var plot = new Plot(machine, fault, Channel.Phone, priority, new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc));
        return new StoryTeller(Cast, Dice, plot, words).Wait(TimeSpan.FromMinutes(7)).Verify(type).AtDesks();
    }

    /// <summary>Somebody who was away around that time for nobody else, and knows such a machine.</summary>
    public CastEngineer FreeAround(DateTime arrival) =>
        Dice.Pick([.. Cast.Engineers.Skip(1).Where(engineer => engineer.Engineer.OnDuty && Roster.IsFree(engineer, arrival.AddHours(-8), arrival.AddHours(7)))]);
}

/// <summary>Steps that several of the stories share.</summary>
internal static class ProcessSteps
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(12);

    extension(StoryTeller tell)
    {
        /// <summary>Assigned, gone there, arrived, safe to work.</summary>
        public StoryTeller OnSite(CastEngineer engineer, DateTime arrived)
        {
            var way = Way.Time(engineer.KilometresTo(tell.Plot.Machine.Site));
            var departed = arrived - way > tell.At ? arrived - way : tell.At.AddMinutes(20);
            tell.Wait(TimeSpan.FromMinutes(8)).Assign(departed, TimeSpan.FromHours(6), engineer);
            tell.Until(departed).Depart(engineer).Until(arrived).Arrive(engineer);
            return tell.Wait(TimeSpan.FromMinutes(6)).Fill(engineer, ChecklistUse.Safety);
        }

        /// <summary>Who bears the cost; what is charged has its reason.</summary>
        public StoryTeller Decided(Coverage coverage) => tell.Wait(Soon).By(tell.Staff, new DecideEntitlement
        {
            Coverage = coverage,
            Reason = coverage is Coverage.OutOfWarranty ? "质保期已过，按保外维修处理" : null,
        });

        public StoryTeller Diagnosed() => tell.Wait(Soon).Diagnose(tell.Staff);

        public StoryTeller Called(string summary) => tell.Wait(Soon).By(tell.Staff, new LogCall
        {
            SpokeWith = tell.Contact.Name, Phone = tell.Contact.Phone, Reached = true, Summary = summary,
        });

        /// <summary>What shall be done, with the part and the tools that it takes.</summary>
        public StoryTeller Planned(Actor by, string? note = null)
        {
            var fault = tell.Plot.Fault;
            return tell.Wait(Soon * 2).By(by, new SubmitPlan
            {
                Work =
                [
                    new PlanTaskInput { Task = fault.Solution, Hours = Math.Round(fault.Minutes / 60.0, 1) },
                    new PlanTaskInput { Task = "试机、复测并清理现场", Hours = 1.5 },
                ],
                Parts = fault.Part is { } part ? [new PlanPartInput { PartNo = part, Quantity = 1 }] : null,
                Tools = [new PlanToolInput { Tool = "手拉葫芦 3 t" }, new PlanToolInput { Tool = "压力表组" }],
                Note = note,
            });
        }

        public StoryTeller Approved(string? note = null) => tell.Wait(Soon * 2).By(tell.Supervisor, new ApprovePlan { Note = note });

        /// <summary>The customer is told what it costs.</summary>
        /// <param name="until">The last day on which it can be accepted.</param>
        public StoryTeller Quoted(DateOnly until, decimal partPrice) => tell.Wait(Soon * 2).By(tell.Supervisor, new SendQuote
        {
            Lines =
            [
                new QuoteLineInput { Kind = PriceKind.Labour, Text = "维修工时", Quantity = "6.5", Price = "180" },
                new QuoteLineInput { Kind = PriceKind.Part, Text = tell.Plot.Fault.Part ?? "密封件", Quantity = "1", Price = partPrice.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) },
                new QuoteLineInput { Kind = PriceKind.Travel, Text = "差旅（每公里）", Quantity = "186", Price = "3" },
            ],
            Discount = "200",
            ValidUntil = until,
            Terms = "更换件质保 6 个月。验收合格后 15 日内付款。",
        });

        public StoryTeller Fill(CastEngineer engineer, ChecklistUse use, string? oneOutside = null) => tell.With(async desks =>
        {
            if (desks.Checklists.FirstOrDefault(list => list.Use == use && (list.Models.Count == 0 || list.Models.Contains(tell.Plot.Machine.Equipment.Model.Code))) is { } list)
                await desks.RunAsync(engineer.Actor, tell.Story, DemoSupplies.Filled(list, oneOutside));
        });

        /// <summary>A test that passed, with what the lists of the machine want measured.</summary>
        public StoryTeller Measure(CastEngineer engineer)
        {
            var test = tell.Tested(passed: true);
            return tell.With(desks => desks.RunAsync(engineer.Actor, tell.Story, DemoSupplies.Measured(test, desks.Checklists, ServiceType.Repair, tell.Plot.Machine.Equipment.Model.Code)));
        }

        public StoryTeller Tasked(OtherDepartment department, string person, string task, DateOnly due) =>
            tell.Wait(Soon).By(tell.Staff, new AskDepartment { Department = department, Person = person, Task = task, DueOn = due });
    }
}
