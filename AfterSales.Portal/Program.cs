using AfterSales.Portal.Assessment;
using AfterSales.Portal.Customers;
using AfterSales.Portal.Data;
using AfterSales.Portal.Demo;
using AfterSales.Portal.Dispatch;
using AfterSales.Portal.Import;
using AfterSales.Portal.Maintenance;
using AfterSales.Portal.Notifications;
using AfterSales.Portal.Parts;
using AfterSales.Portal.People;
using AfterSales.Portal.Quotes;
using AfterSales.Portal.Satisfaction;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Tickets;
using AfterSales.Portal.Tickets.ForCustomers;
using AfterSales.Portal.Visits;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        // Where appsettings.json is, however the portal was started.
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.AddShell();
    builder.AddData();
    builder.AddPeople();
    builder.AddCustomers();
    builder.AddParts();
    builder.AddTickets();
    builder.AddForCustomers();
    builder.AddQuotes();
    builder.AddVisits();
    builder.AddMaintenance();
    builder.AddSatisfaction();
    builder.AddDispatch();
    builder.AddNotifications();
    builder.AddAssessment();
    builder.AddImport();
    builder.AddDemo();

    await using var app = builder.Build();
    await app.PrepareDataAsync();
    await app.PrepareDemoAsync();
    if (ImportCommand.IsMeant(args))
        return await ImportCommand.RunAsync(app.Services, args);

    app.UseShell();
    app.MapShell();
    app.MapData();
    app.MapPeople();
    app.MapParts();
    app.MapTickets();
    app.MapQuotes();
    app.MapVisits();
    app.MapMaintenance();
    app.MapSatisfaction();
    app.MapDispatch();
    app.MapNotifications();
    app.MapAssessment();
    app.MapImport();

    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartRefusal.LinesFor(exception) is { } lines)
{
    foreach (var line in lines)
        Console.Error.WriteLine(line);
    return 1;
}
