namespace AfterSales.Portal.Shell.Layouts;

/// <summary>
/// What a feature that stands above the shell puts into the bar of every page that people work on, as the bell. The component takes no
/// parameters, and must also be of use where there is no circuit.
/// </summary>
public sealed record InBar(Type Component);
