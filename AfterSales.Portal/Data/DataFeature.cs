using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Data;

/// <summary>The database, and what Core's desks and queries are made of.</summary>
internal static class DataFeature
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new CompanyTime(TimeZoneInfo.FindSystemTimeZoneById(provider.GetRequiredService<IOptions<CompanySettings>>().Value.TimeZone)));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PromiseTimes>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PriceRules>>().Value);
        services.AddSingleton(LinkSecret.Keys);
        services.AddSingleton(provider => new SqliteContexts(ConnectionString(provider), provider.GetServices<ISaveChangesInterceptor>()));
        services.AddSingleton<IDbContextFactory<AfterSalesDbContext>>(provider => provider.GetRequiredService<SqliteContexts>());
        services.AddSingleton<WriterGate>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<CalendarSettings>>().Value.Calendars);
        services.AddSingleton<RulebookShelf>();
        services.AddSingleton(Gates.Names);
        services.AddSingleton<RulebookDesk>();
        services.AddSingleton<RulebookQueries>();
        services.AddSingleton<WholeTickets>();
        services.AddSingleton<TicketWork>();
        services.AddSingleton<TicketDesk>();
        services.AddSingleton<TicketQueries>();
        services.AddSingleton<SendingQueries>();
        services.AddSingleton<ChecklistDesk>();
        services.AddSingleton<QuoteQueries>();
        services.AddSingleton<PastTickets>();
        services.AddSingleton<CustomerQueries>();
        services.AddSingleton<EngineerChanges>().AddSingleton<ISaveChangesInterceptor>(provider => provider.GetRequiredService<EngineerChanges>());
        services.AddSingleton<PeopleQueries>();
        services.AddSingleton<DatabaseStart>();
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");
    }

    /// <summary>Nothing is served before the database has the shape that the program expects.</summary>
    public static async Task PrepareDataAsync(this WebApplication app)
    {
        app.Services.CheckSettings();
        await app.Services.GetRequiredService<DatabaseStart>().MigrateAsync();
        await app.Services.GetRequiredService<RulebookDesk>().BeginAsync(app.Services.GetRequiredService<IOptions<RulebookSettings>>().Value.Preset);
        await app.Services.GetRequiredService<ChecklistDesk>().BeginAsync();
        await app.Services.GetRequiredService<EvaluationDesk>().BeginAsync();
    }

    public static void MapData(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private static string ConnectionString(IServiceProvider services) =>
        services.GetRequiredService<IOptions<DatabaseSettings>>().Value.ConnectionString is { Length: > 0 } configured
            ? configured
            : new SqliteConnectionStringBuilder { DataSource = services.GetRequiredService<StorageFolder>().File("aftersales.db") }.ToString();

    private sealed class DatabaseAnswers(IDbContextFactory<AfterSalesDbContext> contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
