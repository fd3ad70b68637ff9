using AfterSales.Core.Data;
using AfterSales.Portal.Data;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Settings;

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

    await using var app = builder.Build();
    await app.PrepareDataAsync();

    app.UseShell();
    app.MapShell();
    app.MapData();

    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (SettingsChecks.WrongSettingsIn(exception) is { } wrong)
{
    foreach (var line in wrong)
        Console.Error.WriteLine(line);
    return 1;
}
catch (DatabaseNotReadyException notReady)
{
    Console.Error.WriteLine(notReady.Message);
    return 1;
}
