namespace AfterSales.Portal.Rulebooks;

/// <summary>
/// What a feature that stands above the rulebook shows beside an edition, as who has signed it. The component takes
/// <c>Number</c>, the edition's, and <c>Open</c>: whether it is in force or will be.
/// </summary>
public sealed record BesideEdition(Type Component);
