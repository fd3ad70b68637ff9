using System.Globalization;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Forms;

namespace AfterSales.Portal.Visits.Jobs;

/// <summary>The plan that an engineer's form means.</summary>
internal static class JobPlan
{
    public static SubmitPlan Read(PostedForm form) => new()
    {
        Work = [.. form.Rows("work", "task", "hours").Select(row => new PlanTaskInput { Task = row.GetValueOrDefault("task"), Hours = Fraction(row, "hours") })],
        Parts = [.. form.Rows("parts", "partNo", "name", "quantity").Select(row => new PlanPartInput
        {
            PartNo = row.GetValueOrDefault("partNo"),
            Name = row.GetValueOrDefault("name"),
            Quantity = JobCommand.Whole(row, "quantity"),
        })],
        Tools = [.. form.Rows("tools", "tool").Select(row => new PlanToolInput { Tool = row.GetValueOrDefault("tool") })],
        Note = form["note"],
    };

    private static double? Fraction(IReadOnlyDictionary<string, string> row, string column) =>
        double.TryParse(row.GetValueOrDefault(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
