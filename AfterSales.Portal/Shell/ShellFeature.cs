using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Keeping;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MudBlazor;
using MudBlazor.Services;

namespace AfterSales.Portal.Shell;

/// <summary>What every page and endpoint stands on: settings, sign-in, languages, the kinds of page, headers, failures.</summary>
internal static class ShellFeature
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings();
        services.AddSingleton<StorageFolder>();
        services.AddDataProtection().SetApplicationName("AfterSales.Portal");
        services.AddOptions<KeyManagementOptions>().Configure<StorageFolder, ILoggerFactory>((keys, storage, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(storage.File("keys")), loggers));
        builder.AddSignIn();

        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(ReaderLanguage.Configure);
        services.AddScoped<ReadersTime>();
        services.AddSingleton<TabLocks>().AddScoped<OpenLock>();
        services.AddSingleton<SearchQueries>();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.PreventDuplicates = true;
        });
        services.AddTransient<MudLocalizer, MudWords>();

        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddExceptionHandler<Problems.Failures>();
        services.AddApiDescription();
        services.AddSingleton<Idempotency>();
        services.AddTransient<EntryAnswers>();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = async (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(System.Threading.RateLimiting.MetadataName.RetryAfter, out var after))
                    rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                // People are answered by the page for this status.
                if (Problems.IsForPrograms(rejected.HttpContext.Request))
                    await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too-many-requests");
            };
        });
        services.AddHostedService<WhereToOpen>();
    }

    public static void UseShell(this WebApplication app)
    {
        app.UseContentPolicy();
        // What a program was told is logged as well: without this, only pages' failures would be.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true, SuppressDiagnosticsCallback = static _ => false });
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseProblemsForPrograms();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseOwnOrigin();
        app.UseAuthentication();
        // After the sign-in, which knows what the person reads; before all that may answer in words.
        app.UseRequestLocalization();
        app.UseRateLimiter();
        app.UseBodyBounds();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        // The page's own policy already says who may frame it; a second policy header would be enforced beside it.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
        app.MapLanguageChoice();
        app.MapSignIn();
        app.MapApiDescription();
    }
}
