using AfterSales.Core.Assessment.Compliance;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>The report that is shown, for what stands under each clause.</summary>
/// <param name="Report">Null while it is made, or where there is none for the reader.</param>
public sealed record ShownProofs(ComplianceReport? Report, bool Judged);
