using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>The rulebooks that ship with the portal.</summary>
public sealed class PresetTests
{
    public static TheoryData<string> Presets => [.. PresetFiles.All.Select(preset => preset.Id)];

    [Fact]
    public void There_are_nine_and_the_one_that_joins_them() =>
        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", PresetFiles.Complete], PresetFiles.All.Select(preset => preset.Id));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_rule_and_every_promise_is_wanted_by_a_clause_of_its_own_rulebook(string id)
    {
        var preset = PresetFiles.Find(id)!;
        Assert.DoesNotContain(preset.Gates.Select(rule => rule.Clause).Concat(preset.Commitments.Select(commitment => commitment.Clause)), clause => preset.Find(clause) is null);
        Assert.DoesNotContain(preset.Gates, rule => preset.Find(rule.Clause)!.Keeping != Keeping.Gate);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_clause_says_what_it_wants_in_both_languages_under_a_number_of_its_own(string id)
    {
        var clauses = PresetFiles.Find(id)!.Clauses;
        Assert.Distinct(clauses.Select(clause => clause.Id));
        Assert.DoesNotContain(clauses, clause => clause.Text is not { En.Length: > 0, Zh.Length: > 0 } || clause.Chapter is not { En.Length: > 0, Zh.Length: > 0 });
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_can_be_drafted_and_published_as_it_is(string id)
    {
        var preset = PresetFiles.Find(id)!;
        Assert.NotNull(preset.Dates);
        Assert.Null(RulebookCheck.Of(preset, Gates.Names));
    }

    [Fact]
    public void The_joined_one_asks_what_any_asks_and_promises_the_shortest_time()
    {
        var joined = PresetFiles.Find(PresetFiles.Complete)!;
        foreach (var preset in PresetFiles.All)
        {
            foreach (var rule in preset.Gates)
                Assert.All(rule.Types, type => Assert.Contains(joined.GatesBefore(rule.Before, type), asked => asked.Gate == rule.Gate));
            foreach (var rule in preset.DatesAhead)
                Assert.All(rule.Types, type => Assert.Contains(joined.DatesAfter(rule.After, type), date => date.Kind == rule.Kind && date.In.SequenceEqual(rule.In)));
            foreach (var promised in preset.Commitments)
            {
                foreach (var type in promised.Types)
                {
                    var kept = Assert.Single(joined.Commitments, commitment => commitment.Clock == promised.Clock && commitment.Types.Contains(type));
                    Assert.All(Enum.GetValues<Priority>(), priority => Assert.True(kept.Hours.Of(priority) <= promised.Hours.Of(priority)));
                    Assert.True(kept.Time == CountedTime.Elapsed || promised.Time == CountedTime.Working);
                    Assert.Subset(promised.PausedBy.ToHashSet(), kept.PausedBy.ToHashSet());
                }
            }
        }
    }
}
