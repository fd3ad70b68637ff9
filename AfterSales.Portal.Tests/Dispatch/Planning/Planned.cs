using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Dispatch.Planning;

/// <summary>Jobs, engineers and days made by hand, for what is reckoned before somebody is sent.</summary>
internal static class Planned
{
    /// <summary>09:00 in Shanghai, on a Monday.</summary>
    public static readonly DateTime Now = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
    public static readonly Spot Site = new(36.2, 113.1);
    public static readonly PlanningRules Rules = new();

    public static Vantage From(PlanningRules? rules = null, DateTime? now = null) => new(rules ?? Rules, TestDatabase.Company, now ?? Now);

    public static AtHand Engineer(params Booked[] day) => new(3, "赵强", true, ["液压 3"], "长治", Site, null, day);

    public static Booked Visit(int id, double from, double hours, Spot? where = null, VisitState state = VisitState.Confirmed) =>
        new(id, $"AS-20260302-{id:000}", state, Now.AddHours(from), Now.AddHours(from + hours), where ?? Site);

    public static Job Job(DateTime? arrival = null, DateTime? repair = null, Spot? site = null) => new("AS-20260302-099", site ?? Site, true, null, arrival, repair, [], null, []);

    public static Errand Send(AtHand who, Job job, double from, double hours = 2, PlanningRules? rules = null) =>
        new(who, job, Now.AddHours(from), Now.AddHours(from + hours), From(rules));

    public static T? One<T>(this Errand errand) where T : Consequence => Outlook.Of(errand).OfType<T>().SingleOrDefault();

    public static BoardPosition Seen(Spot at, double minutesAgo = 5) => new(at.Lat, at.Lon, null, Now.AddMinutes(-minutesAgo));

    /// <summary>So many kilometres to the north, as the crow flies.</summary>
    public static Spot North(this Spot from, double kilometres) => new(from.Lat + (kilometres / 111.195), from.Lon);
}
