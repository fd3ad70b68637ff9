using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using GateList = AfterSales.Core.Tickets.Gates;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>By what was missing a stop is told to have been at one gate and not at another.</summary>
public sealed class GateNeedsTests
{
    private static readonly Stage[] Asked = [Stage.Diagnosing, Stage.ToDispatch, Stage.Scheduled, Stage.OnSite, Stage.Accepting, Stage.FollowUp];

    public static TheoryData<string> Names => [.. GateList.All.Select(gate => gate.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_gate_misses_is_known_of_it(string name)
    {
        var (gate, known) = (GateList.All.Single(one => one.Name == name), GateNeeds.OfGate(name));
        Assert.NotEmpty(known);
        var missed = Asked.SelectMany(stage => gate.Missing(new AtGate(new Department().RepairAt(stage), null, null))).Select(one => one.Need);
        Assert.All(missed, need => Assert.Contains(need, known));
    }

    [Fact]
    public void No_two_gates_of_one_clause_that_ships_miss_the_same()
    {
        foreach (var same in PresetFiles.All.SelectMany(preset => preset.Gates.GroupBy(rule => rule.Clause)))
        {
            var gates = same.Select(rule => rule.Gate).Distinct().ToList();
            var needs = gates.SelectMany(GateNeeds.OfGate).ToList();
            Assert.True(needs.Count == needs.Distinct().Count(), $"{same.Key}: {string.Join(", ", gates)}");
        }
    }
}
