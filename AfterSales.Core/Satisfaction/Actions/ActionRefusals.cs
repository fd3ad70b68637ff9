using AfterSales.Core.Data;

namespace AfterSales.Core.Satisfaction.Actions;

/// <summary>This is not done where the measure stands.</summary>
public sealed record WrongActionState(ActionState State) : StaleRefusal("wrong-state");

/// <summary>Whoever carried a measure out does not judge whether it helped.</summary>
public sealed record OwnMeasure() : NotAllowedRefusal("own-work");
