namespace AfterSales.Core.Tickets;

/// <summary>A version of the plan as pages and programs get it. Times UTC.</summary>
/// <param name="Approved">Null until somebody has decided; false: returned.</param>
/// <param name="SupersededAt">Null while it is the one that holds.</param>
public sealed record PlanFacts(int Number, DateTime SubmittedAt, string SubmittedBy, string? Note, IReadOnlyList<PlanLine> Lines, bool? Approved, DateTime? SupersededAt)
{
    public DateTime? DecidedAt { get; init; }
    public string? DecidedBy { get; init; }
    public string? Decision { get; init; }

    internal static PlanFacts Of(RepairPlan plan) => new(plan.Number, plan.SubmittedAt, plan.SubmittedBy, plan.Note, plan.Lines, plan.Approved, plan.SupersededAt)
    {
        DecidedAt = plan.DecidedAt,
        DecidedBy = plan.DecidedBy,
        Decision = plan.Decision,
    };
}
