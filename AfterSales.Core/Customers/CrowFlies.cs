namespace AfterSales.Core.Customers;

/// <summary>Distances over the globe.</summary>
internal static class CrowFlies
{
    private const double EarthRadiusKm = 6371;

    /// <summary>Between two points in WGS-84 degrees.</summary>
    public static double Kilometres(double lat1, double lon1, double lat2, double lon2)
    {
        var (a, b) = (double.DegreesToRadians(lat1), double.DegreesToRadians(lat2));
        var half = Math.Pow(Math.Sin((b - a) / 2), 2) + Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(lon2 - lon1) / 2), 2);
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(half));
    }
}
