using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>What fails how often, and how dependable machines are.</summary>
internal sealed partial class ByHand
{
    private static readonly int[] AgeMonths = [3, 6, 12, 24, 36, 60];

    private async Task FaultsAsync()
    {
        var repairs = Those(filter).FindAll(one => one.Ticket.ServiceType == ServiceType.Repair);
        var report = Value(await history.Faults.FaultsAsync(actor, filter, Cancel));
        Assert.Equal((repairs.Count, repairs.Count(one => one.Ticket.Equipment?.SoldOn is null || one.Ticket.Equipment.SoldOn > one.Day)), (report.Repairs, report.AgeUnknown));
        Assert.Equal(repairs.GroupBy(one => (one.Model, one.FaultGroup)).Select(fault => (fault.Key, fault.Count())).ToHashSet(), report.ByModel.Select(fault => ((fault.Model, fault.FaultGroup), fault.Count)).ToHashSet());
        Assert.Equal(
            repairs.Where(one => one.FaultGroup.Length > 0 && one.Ticket.EquipmentId is not null).GroupBy(one => (one.Ticket.EquipmentId!.Value, one.FaultGroup)).Where(fault => fault.Count() > 1)
                .Select(fault => (fault.Key, fault.Count(), fault.Max(one => one.Day))).ToHashSet(),
            report.Recurring.Select(fault => ((fault.EquipmentId, fault.FaultGroup), fault.Count, fault.Last)).ToHashSet());
        Assert.Equal(
            repairs.Where(one => one.Ticket.Equipment?.SerialNumber.StartsWith("EBZ200-", StringComparison.Ordinal) == true).GroupBy(one => one.Ticket.Equipment!.SerialNumber).Select(batch => (batch.Key, batch.Count(), 1)).ToHashSet(),
            report.ByBatch.Select(batch => (batch.Batch, batch.Count, batch.Machines)).ToHashSet());
        var ages = repairs.Where(one => one.Ticket.Equipment?.SoldOn <= one.Day).Select(one => one.Day.DayNumber - one.Ticket.Equipment!.SoldOn!.Value.DayNumber).ToList();
        int[] limits = [0, .. AgeMonths.Select(months => months * 365 / 12), int.MaxValue];
        Assert.Equal([.. limits.Zip(limits.Skip(1), (from, to) => ages.Count(age => age >= from && age < to))], report.ByAge);
        Trending(repairs, report);
        await ReliabilityAsync(repairs);
    }

    private void Trending(List<CountedTicket> repairs, FaultReport report)
    {
        if (filter.From is null)
        {
            Assert.Empty(report.Trending);
            return;
        }
        static bool IsFault(CountedTicket one) => one.Model.Length > 0 && one.FaultGroup.Length > 0;
        var before = Those(Earlier).Where(one => one.Ticket.ServiceType == ServiceType.Repair && IsFault(one)).ToLookup(one => (one.Model, one.FaultGroup));
        Assert.Equal(
            repairs.Where(IsFault).GroupBy(one => (one.Model, one.FaultGroup)).Where(fault => fault.Count() >= 3 && 2 * fault.Count() >= 3 * before[fault.Key].Count()).Select(fault => (fault.Key, fault.Count(), before[fault.Key].Count())).ToHashSet(),
            report.Trending.Select(fault => ((fault.Model, fault.FaultGroup), fault.Count, fault.Before)).ToHashSet());
    }

    private async Task ReliabilityAsync(List<CountedTicket> repairs)
    {
        // Of a part of the tickets nobody can say how many machines could have failed.
        var ofAll = actor.IsSupervisor && filter.ServiceType is (null or ServiceType.Repair) && filter with { From = null, To = null, ProductLine = null, Model = null, ServiceType = null } == new FigureFilter();
        var models = Value(await history.Faults.ReliabilityAsync(actor, filter, Cancel));
        var (park, failed) = (await history.MachinesAsync(), repairs.Where(one => one.Model.Length > 0).Select(one => one.Model));
        Assert.Equal(
            failed.Union(ofAll && filter is { ProductLine: null, Model: null } ? park.Where(machine => machine.SoldOn is not null).Select(machine => machine.Model.Code) : []).Order(StringComparer.Ordinal),
            models.Select(model => model.Model).Order(StringComparer.Ordinal));
        foreach (var model in models)
        {
            var those = repairs.FindAll(one => one.Model == model.Model);
            var accepted = those.Select(one => one.Hours(Measure.Cycle, CountedTime.Elapsed)).OfType<double>().ToList();
            Assert.Equal((those.Count, accepted.Count), (model.Repairs, model.Accepted));
            Near(accepted.Count == 0 ? null : accepted.Average(), model.MttrHours, "MTTR");
            var days = ofAll ? park.Where(machine => machine.Model.Code == model.Model).Sum(DaysOf) : 0;
            Assert.Equal(days, model.MachineDays);
            Near(days > 0 && those.Count > 0 ? (double)days / those.Count : null, model.MtbfDays, "MTBF");
        }
    }

    /// <summary>Day by day: sold by then, not replaced yet, in the period and not ahead.</summary>
    private int DaysOf(Core.Customers.Equipment machine)
    {
        var days = 0;
        for (var day = machine.SoldOn ?? DateOnly.MaxValue; day <= DateOnly.FromDateTime(Now); day = day.AddDays(1))
            days += !(day < filter.From) && !(day >= filter.To) && (machine.ReplacedAt is not { } replaced || day < DateOnly.FromDateTime(replaced)) ? 1 : 0;
        return days;
    }
}
