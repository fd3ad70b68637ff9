using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment;

/// <summary>Tells whoever shows figures that they are others than before.</summary>
public sealed class FigureSignal : ChangeSignal;
