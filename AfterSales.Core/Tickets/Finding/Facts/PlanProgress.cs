using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Planned against worked time of one version of a plan 计划与实际工时 (R3.4.5, R7.15), in minutes.</summary>
/// <param name="Besides">Worked while the plan held, but on none of its lines.</param>
public sealed record PlanProgress(IReadOnlyList<PlanLineProgress> Lines, int Besides)
{
    public int Planned => Lines.Sum(line => line.Planned);
    public int Worked => Lines.Sum(line => line.Worked) + Besides;
    public bool Overrun => Worked > Planned;
    public bool Begun => Worked > 0;

    public static PlanProgress Of(PlanFacts plan, IReadOnlyCollection<WorkFacts> work)
    {
        var onIt = work.Where(one => one.PlanNumber == plan.Number).ToList();
        return new PlanProgress(
            [.. plan.Lines.Where(line => line.Kind == PlanLineKind.Work).Select((line, at) =>
                new PlanLineProgress(at + 1, line.Text, line.Minutes ?? 0, onIt.Where(one => one.PlanLine == at + 1).Sum(one => one.Minutes)))],
            onIt.Where(one => one.PlanLine is null).Sum(one => one.Minutes));
    }
}

/// <param name="No">From 1, as <see cref="RecordWork.PlanLine"/> names it.</param>
public sealed record PlanLineProgress(int No, string Text, int Planned, int Worked)
{
    public bool Overrun => Worked > Planned;
}
