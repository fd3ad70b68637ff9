using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment.Performance;

/// <summary>The reward or penalty was approved or declined before, and that stays.</summary>
public sealed record MeritDecided() : StaleRefusal("merit-decided");
