using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>How the values of a dimension are called.</summary>
internal static class DimensionNames
{
    /// <summary>By the numbers of the groups.</summary>
    public static async Task<IReadOnlyList<DimensionKey>> OfAsync(IDbContextFactory<AfterSalesDbContext> contexts, RowGroups groups, CancellationToken cancel)
    {
        var keys = Enumerable.Range(0, groups.Count).Select(groups.KeyOf).ToList();
        if (groups.By != Dimension.Engineer)
            return keys.ConvertAll(key => new DimensionKey(groups.By, key, key));
        var ids = keys.ConvertAll(key => int.Parse(key, CultureInfo.InvariantCulture));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var employees = db.Employees;
        var names = await employees.AsNoTracking().Where(employee => EF.Parameter(ids).Contains(employee.Id)).ToDictionaryAsync(employee => employee.Id, employee => employee.Name, cancel);
        return keys.ConvertAll(key => new DimensionKey(groups.By, key, names.GetValueOrDefault(int.Parse(key, CultureInfo.InvariantCulture), key)));
    }
}
