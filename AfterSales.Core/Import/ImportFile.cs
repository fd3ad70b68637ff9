namespace AfterSales.Core.Import;

/// <summary>A file of another system.</summary>
/// <param name="Name">As its owner calls it; shown, never opened.</param>
/// <param name="Open">Opens it from its beginning; called for each reading.</param>
public sealed record ImportFile(string Name, Func<Stream> Open);
