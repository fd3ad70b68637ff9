using AfterSales.Core.Data;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>It cannot be closed before these stand, each with the clause that wants it.</summary>
public sealed record ComplaintLacks(IReadOnlyList<ComplaintLack> Missing) : GateRefusal("complaint-gate");

/// <summary>One thing that is missing, and the clause that wants it.</summary>
public sealed record ComplaintLack(string Clause, ComplaintNeed Need);

/// <summary>This is not done where the complaint stands.</summary>
public sealed record WrongComplaintState(ComplaintState State) : StaleRefusal("wrong-state");
