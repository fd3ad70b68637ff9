using AfterSales.Core.Data;

namespace AfterSales.Core.Satisfaction;

/// <summary>Tells whoever shows complaints, spot checks or actions that they are others than before.</summary>
public sealed class QualitySignal : ChangeSignal;
