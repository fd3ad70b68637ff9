namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>What a check comes to.</summary>
public static class CheckScore
{
    /// <summary>Points of what was found, of all that applied, 0 to 100, rounded half up; null where nothing applied.</summary>
    public static int? Of(IReadOnlyCollection<CheckFinding> findings)
    {
        var most = findings.Where(finding => finding.Verdict != CheckVerdict.NotApplicable).Sum(finding => finding.Weight);
        // In halves of a point, so that no fraction is lost.
        var reached = findings.Sum(finding => finding.Weight * finding.Verdict switch { CheckVerdict.Good => 2, CheckVerdict.Partly => 1, _ => 0 });
        return most == 0 ? null : ((100 * reached) + most) / (2 * most);
    }
}
