using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment.Reviews;

/// <summary>A concluded review stays as it is.</summary>
public sealed record ReviewConcluded() : StaleRefusal("review-concluded");
