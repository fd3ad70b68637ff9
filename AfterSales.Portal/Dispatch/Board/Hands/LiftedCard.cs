namespace AfterSales.Portal.Dispatch.Board.Hands;

/// <summary>What the browser is told of a lifted card: stages by name, and the ids of those who can be sent; what it would do there is asked one by one.</summary>
/// <param name="Softly">Whoever is sent is not told yet, also without a key.</param>
public sealed record LiftedCard(IReadOnlyDictionary<string, LiftedMove> Stages, IReadOnlyList<int> Engineers, bool Softly);

/// <param name="Words">What would happen, or why not.</param>
/// <param name="Name">Of the stage.</param>
public sealed record LiftedMove(bool Allowed, string Words, string Name);
