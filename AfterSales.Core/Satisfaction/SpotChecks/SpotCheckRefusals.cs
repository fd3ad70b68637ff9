using AfterSales.Core.Data;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>The check is done, or was given up.</summary>
public sealed record WrongCheckState(CheckState State) : StaleRefusal("wrong-state");

/// <summary>Nobody checks the own work.</summary>
public sealed record OwnJob() : NotAllowedRefusal("own-work");
