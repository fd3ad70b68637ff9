using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment.Performance;

/// <summary>What an engineer's month is judged by 考核项目.</summary>
public enum PerformancePart
{
    /// <summary>响应: from when the engineer was to set out to the arrival, elapsed hours; less is better.</summary>
    Response,
    /// <summary>质量: the score of a spot check on the job, 0 to 100.</summary>
    Quality,
    /// <summary>满意度: the mean of the customer's answer, 1 to 5.</summary>
    Satisfaction,
    /// <summary>一次修复: 1 where one visit was enough and the fault did not come back within 30 days, else 0.</summary>
    FirstFix,
}

/// <summary>
/// How much each part counts 权重, in hundredths that add up to 100, from a month on. Entries are added and never changed, so that a
/// month that is over keeps the weights it was judged by.
/// </summary>
public sealed class PerformanceWeights
{
    private PerformanceWeights() { }

    internal PerformanceWeights(DateOnly fromMonth, WeightsEntry entry, Actor by, DateTime now)
    {
        (FromMonth, SetBy, SetAt) = (fromMonth, by.Name, now);
        (Response, Quality, Satisfaction, FirstFix) = (entry.Response ?? 0, entry.Quality ?? 0, entry.Satisfaction ?? 0, entry.FirstFix ?? 0);
    }

    /// <summary>What holds until somebody sets others.</summary>
    public static PerformanceWeights Usual { get; } = new() { Response = 20, Quality = 30, Satisfaction = 30, FirstFix = 20 };

    public int Id { get; private init; }
    /// <summary>Its first day.</summary>
    public DateOnly FromMonth { get; private init; }
    public int Response { get; private init; }
    public int Quality { get; private init; }
    public int Satisfaction { get; private init; }
    public int FirstFix { get; private init; }
    public string SetBy { get; private init; } = "";
    /// <summary>UTC.</summary>
    public DateTime SetAt { get; private init; }

    public int Of(PerformancePart part) => part switch
    {
        PerformancePart.Response => Response,
        PerformancePart.Quality => Quality,
        PerformancePart.Satisfaction => Satisfaction,
        _ => FirstFix,
    };

    private sealed class Configuration : IEntityTypeConfiguration<PerformanceWeights>
    {
        public void Configure(EntityTypeBuilder<PerformanceWeights> builder) => builder.HasIndex(weights => weights.FromMonth);
    }
}

/// <summary>What a supervisor sets: whole hundredths that add up to 100.</summary>
public sealed record WeightsEntry(int? Response, int? Quality, int? Satisfaction, int? FirstFix);

/// <summary>What is said about an engineer's month, by the engineer or a supervisor 考核意见; only ever added. UTC.</summary>
public sealed class PerformanceComment
{
    public int Id { get; private init; }
    public required int EngineerId { get; init; }
    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }
    public required string Text { get; init; }
    public required int? ById { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<PerformanceComment>
    {
        public void Configure(EntityTypeBuilder<PerformanceComment> builder)
        {
            builder.Property(comment => comment.Text).HasMaxLength(PerformanceDesk.LongestText);
            builder.HasIndex(comment => new { comment.EngineerId, comment.Month });
            builder.HasOne<People.Engineer>().WithMany().HasForeignKey(comment => comment.EngineerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
