using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Api;
using AfterSales.Portal.Tickets.Attachments;
using AfterSales.Portal.Tickets.Departments;
using AfterSales.Portal.Tickets.ForCustomers.Told;
using AfterSales.Portal.Tickets.Stops;
using AfterSales.Portal.Tickets.Telling;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Tickets;

/// <summary>The pages around tickets, their part of the API, and the words for what Core says in codes.</summary>
internal static class TicketsFeature
{
    extension(WebApplicationBuilder builder)
    {
        public void AddTickets()
        {
            builder.Services.AddTransient<TicketWords>().AddTransient<RecordWords>().AddTransient<CustomerWords>();
            builder.Services.AddSingleton<RepeatedReports>().AddSingleton<DuplicateReports>().AddSingleton<GateStopQueries>().AddSingleton<DepartmentQueries>().AddSingleton(new BesideEdition(typeof(OftenStopped)));
            builder.Services.AddSingleton(services => new AttachmentStore(services.GetRequiredService<StorageFolder>().File("attachments")));
            builder.Services.AddSingleton<AttachmentQueries>().AddSingleton<ParkedPhotos>().AddSingleton<JustDone>().AddSingleton<ITicketFollower, SurveySender>();
            TicketsApi.Add(builder.Services);
        }
    }

    extension(WebApplication app)
    {
        public void MapTickets()
        {
            TicketsApi.Map(app);
            DepartmentEndpoints.Map(app.MapApi());
            app.MapAttachments();
            app.MapGet("/tickets/{number}/signatures/{index:int}", SignatureAsync).RequireAuthorization().ExcludeFromDescription();
            app.MapGet("/tickets/{number}/sheets/{index:int}", SheetAsync).RequireAuthorization().ExcludeFromDescription();
            app.MapGet("/tickets/{number}/quotes/{quote:int}/signature", ContractAsync).RequireAuthorization().ExcludeFromDescription();
            app.MapGet("/t/{token}/signature", ContractByLinkAsync).AllowAnonymous().ExcludeFromDescription();
        }
    }

    // Pictures go past the circuit, by their own address; who may see the ticket may see them.
    private static async Task<IResult> SignatureAsync(string number, int index, TicketQueries tickets, HttpContext context)
    {
        var found = await tickets.FileAsync(context.User.Actor(Origin.Page), number, context.RequestAborted);
        if (found.Value?.Acceptances.ElementAtOrDefault(index)?.SignaturePng is not { } picture)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Bytes(picture, "image/png");
    }

    private static async Task<IResult> ContractAsync(string number, int quote, QuoteQueries quotes, HttpContext context)
    {
        if ((await quotes.FindAsync(context.User.Actor(Origin.Page), number, quote, context.RequestAborted))?.SignaturePng is not { } picture)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Bytes(picture, "image/png");
    }

    // Whoever holds the link signed by it.
    private static async Task<IResult> ContractByLinkAsync(string token, QuoteQueries quotes, HttpContext context)
    {
        if (await quotes.SignatureByLinkAsync(token, context.RequestAborted) is not { } picture)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(picture, "image/png");
    }

    private static async Task<IResult> SheetAsync(string number, int index, TicketQueries tickets, HttpContext context)
    {
        var found = await tickets.FileAsync(context.User.Actor(Origin.Page), number, context.RequestAborted);
        if (found.Value?.Acceptances.ElementAtOrDefault(index)?.Photo is not { } picture)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Bytes(picture, picture[0] == 0xFF ? "image/jpeg" : "image/png");
    }
}
