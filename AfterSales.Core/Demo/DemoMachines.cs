using AfterSales.Core.Customers;

namespace AfterSales.Core.Demo;

/// <summary>Which of the machines nobody has reported yet: one has one open ticket.</summary>
internal sealed class DemoMachines(DemoCast cast, Dice dice)
{
    private readonly HashSet<CastMachine> taken = [];

    public CastMachine Any() => Take(cast.Machines.Where(machine => !taken.Contains(machine)).ElementAt(dice.Below(cast.Machines.Count - taken.Count)));

    /// <summary>One of the nearest that the engineer knows.</summary>
    public CastMachine Near(CastEngineer engineer) => Take(Free(engineer).ElementAt(dice.Below(8)));

    /// <summary>The nearest that the engineer knows.</summary>
    public CastMachine Nearest(CastEngineer engineer) => Take(Free(engineer).First());

    /// <summary>The one that is nearest to another, at another customer's where there is one.</summary>
    public CastMachine Beside(CastMachine other, CastEngineer engineer) => Take(cast.Machines
        .Where(machine => engineer.Lines.Contains(machine.Line) && !taken.Contains(machine))
        .OrderBy(machine => machine.Customer == other.Customer)
        .ThenBy(machine => CrowFlies.Kilometres(other.Site.Lat!.Value, other.Site.Lon!.Value, machine.Site.Lat!.Value, machine.Site.Lon!.Value)).First());

    public void Release(CastMachine machine) => taken.Remove(machine);

    private IEnumerable<CastMachine> Free(CastEngineer engineer) => cast.Machines
        .Where(machine => engineer.Lines.Contains(machine.Line) && !taken.Contains(machine))
        .OrderBy(machine => engineer.KilometresTo(machine.Site));

    private CastMachine Take(CastMachine machine)
    {
        taken.Add(machine);
        return machine;
    }
}
