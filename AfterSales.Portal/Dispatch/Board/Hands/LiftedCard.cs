namespace AfterSales.Portal.Dispatch.Board.Hands;

/// <summary>What the browser is told of a lifted card: stages by name, engineers by id.</summary>
/// <param name="Softly">Whoever is sent is not told yet, also without a key.</param>
public sealed record LiftedCard(IReadOnlyDictionary<string, LiftedMove> Stages, IReadOnlyDictionary<int, LiftedMove> Engineers, bool Softly);

/// <param name="Words">What would happen, or why not.</param>
/// <param name="Name">Of the stage, or of the engineer.</param>
public sealed record LiftedMove(bool Allowed, string Words, string Name);
