using System.Globalization;
using AfterSales.Core.Satisfaction.SpotChecks;

namespace AfterSales.Portal.Satisfaction.SpotChecks;

/// <summary>The sampling plan while it is being written. Numbers as they are typed: what is none is for Core to refuse.</summary>
public sealed class PlanForm(SamplingPlanFacts begun)
{
    /// <summary>Those that a share can be asked of.</summary>
    public static IReadOnlyList<SampleReason> AllRisks { get; } = [SampleReason.Urgent, SampleReason.Safety, SampleReason.Repeat, SampleReason.NewEngineer, SampleReason.LowRating];

    /// <summary>The version that is written over.</summary>
    public long Seen { get; } = begun.Version;
    public SampleSpan Span { get; set; } = begun.Plan.Span!.Value;
    public string? SharePercent { get; set; } = Text(begun.Plan.SharePercent);
    public string? Least { get; set; } = Text(begun.Plan.Least);
    public string? NewForDays { get; set; } = Text(begun.Plan.NewForDays);
    public string? DaysToCheck { get; set; } = Text(begun.Plan.DaysToCheck);
    public bool ByItself { get; set; } = begun.Plan.ByItself;
    public Dictionary<SampleReason, string?> Risks { get; } = AllRisks.ToDictionary(risk => risk, risk => Text((begun.Plan.Risks ?? []).FirstOrDefault(one => one.Risk == risk)?.Percent ?? 0));
    public List<ItemForm> Items { get; } = [.. begun.Plan.Items!.Select(item => new ItemForm { Zh = item.Zh, En = item.En, Weight = Text(item.Weight), Clauses = item.Clauses })];

    public int Sum => Items.Sum(item => Number(item.Weight) ?? 0);

    public SamplingPlanEntry Written => new(
        Span, Number(SharePercent), Number(Least), [.. AllRisks.Select(risk => new RiskShare(risk, Number(Risks[risk]) ?? -1))], Number(NewForDays), Number(DaysToCheck),
        [.. Items.Select(item => new CheckItem(item.Zh ?? "", item.En ?? "", Number(item.Weight) ?? 0, item.Clauses))], ByItself);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One thing to look at.</summary>
    public sealed class ItemForm
    {
        public string? Zh { get; set; }
        public string? En { get; set; }
        public string? Weight { get; set; }
        /// <summary>Which of the rulebook it speaks for.</summary>
        public string? Clauses { get; set; }
    }
}
