using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Data;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>The sampling plan as a supervisor writes it.</summary>
/// <param name="SharePercent">Of each engineer's finished jobs, 0 to 100, rounded up.</param>
/// <param name="Least">And of each engineer at least so many.</param>
/// <param name="Risks">Of the jobs with a risk so many percent.</param>
/// <param name="NewForDays">For how many days an engineer counts as new.</param>
/// <param name="DaysToCheck">Within how many days a drawn job is checked.</param>
/// <param name="Items">What is looked at, with the points that each counts.</param>
/// <param name="ByItself">The sample of a stretch that is over is drawn by itself.</param>
public sealed record SamplingPlanEntry(
    [property: Required] SampleSpan? Span, [property: Required] int? SharePercent, [property: Required] int? Least, IReadOnlyList<RiskShare>? Risks, [property: Required] int? NewForDays, [property: Required] int? DaysToCheck,
    [property: Required] IReadOnlyList<CheckItem>? Items, bool ByItself = true)
{
    private const int LongestWord = 120;
    private const int LongestClauses = 120;
    private const int MostItems = 30;

    internal Invalid? Check()
    {
        var problems = new EntryProblems();
        problems.Require(Span is not null, "span");
        problems.Number("sharePercent", SharePercent, 0, 100);
        problems.Number("least", Least, 0, 50);
        problems.Number("newForDays", NewForDays, 0, 1000);
        problems.Number("daysToCheck", DaysToCheck, 1, 365);
        foreach (var (risk, index) in (Risks ?? []).Select((risk, index) => (risk, index)))
        {
            if (risk is null || !Enum.IsDefined(risk.Risk) || risk.Risk is SampleReason.Share or SampleReason.Chosen)
                problems.Add($"risks[{index}].risk", "unknown");
            else
                problems.Number($"risks[{index}].percent", risk.Percent, 0, 100);
        }
        problems.Require(Items is { Count: > 0 }, "items");
        if (Items?.Count > MostItems)
            problems.Add("items", "too-many", MostItems.ToString(CultureInfo.InvariantCulture));
        foreach (var (item, index) in (Items ?? []).Select((item, index) => (item, index)))
        {
            problems.Words($"items[{index}].zh", item?.Zh, LongestWord, required: true);
            problems.Words($"items[{index}].en", item?.En, LongestWord, required: true);
            problems.Number($"items[{index}].weight", item?.Weight, 1, 100);
            problems.Words($"items[{index}].clauses", item?.Clauses, LongestClauses);
        }
        return problems.Result;
    }
}
