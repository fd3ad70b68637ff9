using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Rulebooks.Versions;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>Two rulebooks beside each other.</summary>
public sealed class ComparisonTests
{
    [Theory]
    [InlineData("R1", "R9", "R1.1", "R9.16")]
    [InlineData("R9", "R1", "R9.16", "R1.1")]
    public void Clauses_that_want_the_contrary_of_each_other_are_a_pair(string one, string other, string ours, string theirs) =>
        Assert.Equal((ours, theirs), Assert.Single(Compare(one, other).Contrary.Select(pair => (pair.One.Id, pair.Other.Id))));

    [Fact]
    public void A_gate_before_a_stage_stands_in_one_in_the_other_or_in_both()
    {
        var compared = Compare("R1", "R3");
        Assert.Equal(["VerifiedReport"], compared.Both.Select(rule => rule.Gate));
        Assert.Contains(compared.OnlyOne, rule => rule.Clause == "R1.6");
        Assert.Contains(compared.OnlyOther, rule => rule.Clause == "R3.4.4");
        Assert.Empty(compared.PromisesOfOne);
        Assert.Equal(["R3.5.1", "R3.3"], compared.PromisesOfOther.Select(promised => promised.Clause));
    }

    private static RulebookComparison Compare(string one, string other) => RulebookComparison.Of(PresetFiles.Find(one)!, PresetFiles.Find(other)!);
}
