using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>A frozen score sheet stays as it is.</summary>
public sealed record SheetFrozen() : StaleRefusal("sheet-frozen");

/// <summary>Some items that apply are not scored yet.</summary>
public sealed record ItemsUnscored(int Items) : GateRefusal("items-unscored");

/// <summary>No item of the table has points yet: there is nothing to score.</summary>
public sealed record NoPointsEntered() : GateRefusal("no-points-entered");
