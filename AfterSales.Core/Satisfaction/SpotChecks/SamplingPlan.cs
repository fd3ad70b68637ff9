using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>How long the stretch is out of whose finished jobs a sample is drawn.</summary>
public enum SampleSpan { Week, Month }

/// <summary>Why a job was drawn.</summary>
public enum SampleReason
{
    /// <summary>人员比例: each engineer's share.</summary>
    Share,
    /// <summary>紧急工单</summary>
    Urgent,
    /// <summary>涉及安全</summary>
    Safety,
    /// <summary>重复报修: the fault had come back.</summary>
    Repeat,
    /// <summary>新工程师: by somebody who began a short while ago.</summary>
    NewEngineer,
    /// <summary>低分评价: the customer rated it low.</summary>
    LowRating,
    /// <summary>指定: a supervisor wanted it.</summary>
    Chosen,
}

/// <summary>Of the jobs with a risk as many percent are drawn.</summary>
public sealed record RiskShare(SampleReason Risk, int Percent);

/// <summary>One thing to look at in a check, and how much it counts.</summary>
/// <param name="Weight">Points, among those of the others.</param>
/// <param name="Clauses">The rulebook's clauses that it speaks for, as "R1.9 R7.7"; null: none of them.</param>
public sealed record CheckItem(string Zh, string En, int Weight, string? Clauses = null)
{
    private static readonly char[] Between = [' ', ',', ';', '，', '、', '；'];

    /// <summary>As they are kept: each once, with a space between.</summary>
    internal static string? Tidied(string? clauses) => EntryProblems.Trimmed(string.Join(' ', (clauses ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()));
}

/// <summary>
/// How finished jobs are spot-checked 抽查规则 (R1.8, R3.6.1, R7.7): which share of each engineer's and of each risk's, and what is
/// looked at. One for the company; it is the company's to edit. Until somebody does, <see cref="Usual"/> counts.
/// </summary>
public sealed class SamplingPlan : IVersioned
{
    /// <summary>The one there is.</summary>
    internal const int TheOne = 1;

    public int Id { get; private init; } = TheOne;
    public long Version { get; private init; } = 1;
    public SampleSpan Span { get; private set; }
    /// <summary>Of each engineer's jobs, rounded up.</summary>
    public int SharePercent { get; private set; }
    /// <summary>And of each engineer at least so many, where there are.</summary>
    public int Least { get; private set; }
    public List<RiskShare> Risks { get; private set; } = [];
    /// <summary>For how many days after the first visit an engineer counts as new.</summary>
    public int NewForDays { get; private set; }
    /// <summary>Within how many days a drawn job is checked.</summary>
    public int DaysToCheck { get; private set; }
    /// <summary>The sample of a stretch that is over is drawn by itself.</summary>
    public bool ByItself { get; private set; }
    public List<CheckItem> Items { get; private set; } = [];
    public string ChangedBy { get; private set; } = "";
    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>What counts before the company has written its own. The weights are ours, and no standard's.</summary>
    public static SamplingPlanEntry Usual { get; } = new(
        SampleSpan.Month, 10, 1,
        [new RiskShare(SampleReason.Urgent, 20), new RiskShare(SampleReason.Safety, 100), new RiskShare(SampleReason.Repeat, 50), new RiskShare(SampleReason.NewEngineer, 30), new RiskShare(SampleReason.LowRating, 100)],
        90, 14,
        [
            new CheckItem("未误导客户，建议合理", "Customer not misled, advice reasonable", 20, "R1.9"),
            new CheckItem("服务态度", "Attitude", 20, "R1.1 R2.13 R3.9 R9.17"),
            new CheckItem("原因、措施、工时记录完整", "Records complete: cause, work, time", 20, "R3.6.1 R7.7"),
            new CheckItem("试机有记录且合格", "Test recorded and passed", 15, "R3.6.1 R7.7"),
            new CheckItem("结果已向客户说明", "Result explained to the customer", 10, "R1.9 R3.9"),
            new CheckItem("按约定时间到场和完成", "There, and done, when promised", 15, "R3.6.1"),
        ]);

    internal void Write(SamplingPlanEntry entry, Actor actor, DateTime now)
    {
        (Span, SharePercent, Least) = (entry.Span!.Value, entry.SharePercent!.Value, entry.Least!.Value);
        (NewForDays, DaysToCheck, ByItself) = (entry.NewForDays!.Value, entry.DaysToCheck!.Value, entry.ByItself);
        Risks = [.. (entry.Risks ?? []).Where(risk => risk.Percent > 0).Select(risk => risk with { })];
        Items = [.. entry.Items!.Select(item => item with { Zh = item.Zh.Trim(), En = item.En.Trim(), Clauses = CheckItem.Tidied(item.Clauses) })];
        (ChangedBy, ChangedAt) = (actor.Name, now);
    }

    internal SamplingPlanEntry Entry => new(Span, SharePercent, Least, Risks, NewForDays, DaysToCheck, Items, ByItself);

    private sealed class Configuration : IEntityTypeConfiguration<SamplingPlan>
    {
        public void Configure(EntityTypeBuilder<SamplingPlan> builder)
        {
            builder.Property(plan => plan.Id).ValueGeneratedNever();
            builder.Property(plan => plan.Version).IsConcurrencyToken();
            builder.Property(plan => plan.Span).HasConversion<string>().HasMaxLength(20);
            builder.Ignore(plan => plan.Entry);
            builder.OwnsMany(plan => plan.Risks, risks =>
            {
                risks.Property(risk => risk.Risk).HasConversion<string>();
                risks.ToJson();
            });
            builder.OwnsMany(plan => plan.Items, items => items.ToJson());
        }
    }
}
