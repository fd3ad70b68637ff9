using System.Globalization;

namespace AfterSales.Portal.Assessment.Evaluation;

/// <summary>Points as a reader says them.</summary>
internal static class EvaluationWords
{
    /// <summary>With as many digits as are needed, two at most.</summary>
    public static string Points(double points) => Math.Round((decimal)points, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.CurrentCulture);
}
