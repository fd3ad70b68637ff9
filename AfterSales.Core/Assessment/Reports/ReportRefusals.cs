using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment.Reports;

/// <summary>This is not done where the report stands.</summary>
public sealed record WrongReportState(ReportState State) : StaleRefusal("wrong-state");

/// <summary>The leaders have decided on the proposal for good.</summary>
public sealed record ProposalDecided() : StaleRefusal("proposal-decided");
