using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;

namespace AfterSales.Portal.Tests.Assessment.Compliance;

/// <summary>Something speaks for every clause that ships, or it is said what is missing.</summary>
public sealed class EvidenceMapTests
{
    public static TheoryData<string> Presets => [.. PresetFiles.All.Select(preset => preset.Id)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Something_speaks_for_every_clause(string preset)
    {
        var rulebook = PresetFiles.Find(preset)!;
        var silent = rulebook.Clauses.Where(clause => clause.Keeping != Keeping.Acknowledged
            && EvidenceMap.Of(clause.Id).Count + ClauseRules.GatesOf(rulebook, clause.Id).Count + ClauseRules.PromisesOf(rulebook, clause.Id).Count + ClauseRules.DatesOf(rulebook, clause.Id).Count == 0)
            .Select(clause => clause.Id);
        Assert.Empty(silent);
    }

    [Fact]
    public void What_is_read_and_signed_has_a_question_or_a_check_that_speaks_for_it_where_one_can() =>
        Assert.Equal(["R7.14", "R9.16"], PresetFiles.Find(PresetFiles.Complete)!.Clauses
            .Where(clause => clause.Keeping == Keeping.Acknowledged && EvidenceMap.Of(clause.Id).Count == 0).Select(clause => clause.Id));

    [Fact]
    public void The_map_speaks_of_clauses_that_there_are()
    {
        var known = PresetFiles.All.SelectMany(preset => preset.Clauses).Select(clause => clause.Id).ToHashSet();
        Assert.DoesNotContain(EvidenceMap.Clauses, clause => !known.Contains(clause));
    }
}
