using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Customers;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Import;

/// <summary>The sample event log, and what it says when it is read by other means.</summary>
public sealed class RealHistoryTests : IAsyncLifetime
{
    private static readonly DateOnly From = new(2016, 2, 29), To = new(2016, 3, 2);
    private ForeignFile foreign = null!;

    public async ValueTask InitializeAsync() => foreign = await ForeignFile.EmptyAsync();

    public ValueTask DisposeAsync() => foreign.DisposeAsync();

    private Task<AfterSales.Core.Import.ImportReport> ImportSampleAsync() =>
        foreign.ImportAsync(() => File.OpenRead(ForeignFile.Sample("incidents-a.csv")), ForeignFile.SampleMapping());

    [Fact]
    public async Task The_figures_are_those_of_the_file()
    {
        var report = await ImportSampleAsync();
        var file = OwnReading();
        Assert.Equal((2989, 445, 445, 0), (report.Rows, report.Tickets, report.Imported, report.LeftOut));
        Assert.Equal(file.Count(ticket => ticket.Response < TimeSpan.Zero), report.Negative.Count);
        Assert.Equal(file.Count(ticket => ticket.Cycle is null), report.NotCompleted);

        var filter = new FigureFilter(From, To, TicketOrigin.Import);
        var response = (await foreign.Figures.TimesAsync(ForeignFile.Supervisor, Measure.Response, filter)).Value!;
        Same(file, [.. file.Select(ticket => ticket.Response).OfType<TimeSpan>().Select(time => Math.Max(0, time.TotalHours))], response);
        var cycle = (await foreign.Figures.TimesAsync(ForeignFile.Supervisor, Measure.Cycle, filter)).Value!;
        Same(file, [.. file.Select(ticket => ticket.Cycle).OfType<TimeSpan>().Select(time => time.TotalHours)], cycle);
        Assert.Null(cycle.WithinPromise);
    }

    [Fact]
    public async Task A_day_of_reports_is_counted_by_its_UTC_date()
    {
        await ImportSampleAsync();
        var file = OwnReading();
        foreach (var day in new[] { From, From.AddDays(1) })
        {
            var figures = (await foreign.Figures.TimesAsync(ForeignFile.Supervisor, Measure.Response, new FigureFilter(day, day.AddDays(1)))).Value!;
            Assert.Equal(file.Count(ticket => DateOnly.FromDateTime(ticket.Opened) == day), figures.Count);
        }
        var nothing = (await foreign.Figures.TimesAsync(ForeignFile.Supervisor, Measure.Response, new FigureFilter(To))).Value!;
        Assert.Equal(new TimeFigures(0, 0, null, null, null, null, null, null, null), nothing);
        Assert.Equal(0, (await foreign.Figures.TimesAsync(ForeignFile.Supervisor, Measure.Response, new FigureFilter(Source: TicketOrigin.Portal))).Value!.Count);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await ImportSampleAsync();
        var before = await Everything();
        var again = await ImportSampleAsync();
        Assert.Equal((0, 445), (again.Imported, again.AlreadyThere));
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task Callers_locations_and_resolvers_are_what_the_department_knows()
    {
        await ImportSampleAsync();
        var ticket = await foreign.ReadAsync(db =>
        {
            var tickets = db.Tickets;
            return tickets.Include(t => t.Customer).Include(t => t.Site).Include(t => t.Visits).Include(t => t.Activities).SingleAsync(t => t.ExternalRef == "INC0000045");
        });
        Assert.Equal(("service-desk-2016", "Caller 2403", "Location 143", Stage.Closed, Channel.Import, Priority.Normal),
            (ticket.ExternalSource, ticket.Customer!.Name, ticket.Site!.Name, ticket.Stage, ticket.Channel, ticket.Priority));
        Assert.Equal("Category 55 · Subcategory 170 · Symptom 72", ticket.Fault);
        Assert.Equal(new DateTime(2016, 3, 5, 12, 0, 0, DateTimeKind.Utc), ticket.ClosedAt);
        Assert.Equal(["New", "Resolved", "Resolved", "Closed"], ticket.Activities.OrderBy(activity => activity.Id).Select(activity => activity.Text));
        Assert.Equal("Updated by 21", ticket.Activities.MinBy(activity => activity.Id)!.By);

        var employees = await foreign.ReadAsync(db => db.Employees.Include(employee => employee.Engineer).ToListAsync());
        Assert.Equal("Resolved by 149", employees.Single(employee => employee.Id == ticket.Visits.Single().EngineerId).Name);
        Assert.All(employees, employee => Assert.False(employee.Active));
        Assert.DoesNotContain(await foreign.ReadAsync(db => db.Sites.ToListAsync()), site => site.Name == "?");
        Assert.Equal([ticket.Id], await foreign.ReadAsync(db => TicketText.Find(db, "INC0000045")!.ToListAsync()));
    }

    private static void Same(IReadOnlyCollection<Read> file, List<double> hours, TimeFigures figures)
    {
        hours.Sort();
        Assert.Equal((file.Count, hours.Count), (figures.Count, figures.Completed));
        Assert.Equal(hours.Average(), figures.MeanHours!.Value, 9);
        Assert.Equal(Between(hours, 0.5), figures.MedianHours!.Value, 9);
        Assert.Equal(Between(hours, 0.9), figures.P90Hours!.Value, 9);
    }

    private static double Between(List<double> sorted, double share)
    {
        var (low, high) = ((int)Math.Floor(share * (sorted.Count - 1)), (int)Math.Ceiling(share * (sorted.Count - 1)));
        return sorted[low] * (1 - (share * (sorted.Count - 1) - low)) + sorted[high] * (share * (sorted.Count - 1) - low);
    }

    private Task<string> Everything() => foreign.ReadAsync(async db =>
    {
        var (tickets, customers, employees, activities) = (db.Tickets, db.Customers, db.Employees, db.Activities);
        var versions = await tickets.OrderBy(ticket => ticket.Id).Select(ticket => ticket.Number + ticket.Version).ToListAsync();
        return $"{string.Join(' ', versions)} {await customers.CountAsync()} {await employees.CountAsync()} {await activities.CountAsync()}";
    });

    private sealed record Read(DateTime Opened, TimeSpan? Response, TimeSpan? Cycle);

    /// <summary>The file holds no quotation marks, so that plain splitting reads it.</summary>
    private static List<Read> OwnReading()
    {
        var lines = File.ReadAllLines(ForeignFile.Sample("incidents-a.csv")).Select(line => line.Split(',')).ToList();
        var at = lines[0].Index().ToDictionary(column => column.Item, column => column.Index);
        DateTime? Time(string[] line, string column) => line[at[column]] == "?" ? null : DateTime.ParseExact(line[at[column]], "dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture);
        return [.. lines.Skip(1).GroupBy(line => line[at["number"]]).Select(rows =>
        {
            var opened = Time(rows.First(), "opened_at")!.Value;
            var first = rows.FirstOrDefault(line => line[at["incident_state"]] != "New");
            return new Read(opened, first is null ? null : Time(first, "sys_updated_at") - opened, Time(rows.Last(), "resolved_at") - opened);
        })];
    }
}
