using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Api;
using AfterSales.Portal.Tickets.ForCustomers.Told;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AfterSales.Portal.Tickets.Attachments;

/// <summary>Files in and out, past the circuit: plain forms send them, and who may see the ticket gets them back.</summary>
internal static class AttachmentEndpoints
{
    // Several at once. A single one that is too large is still read, so that its sender can be told.
    private const long LargestBody = 6L * Attach.Largest;
    private const long LargestByLink = 2L * Attach.Largest;
    private const int LongestNote = 4000;

    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        // The forms carry their own antiforgery token, which is looked at once the body is read.
        var sent = app.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(LargestBody)).DisableAntiforgery().ExcludeFromDescription();
        sent.MapPost("/tickets/{number}/attachments", TakeAsync).RequireAuthorization().OnlyFromHere();
        // A page whose address is a secret tells nobody where a form comes from, not even us.
        sent.MapPost("/t/{token}/attachments", TakeByLinkAsync).AllowAnonymous().RequireRateLimiting(ReportLimit.Links).WithMetadata(new RequestSizeLimitAttribute(LargestByLink));
        sent.MapPost("/tickets/photos", ParkAsync).RequireAuthorization().OnlyFromHere();
        app.MapGet("/tickets/{number}/attachments/{id:long}", GiveAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> TakeAsync(string number, HttpContext http, TicketDesk desk, TicketQueries tickets, IAntiforgery antiforgery, string? from = null)
    {
        var actor = http.User.Actor(Origin.Page);
        // Before anything is read: nobody fills the disk of a ticket that is not theirs.
        var permit = await tickets.PermitAsync(actor, number, nameof(Attach), http.RequestAborted);
        if (!permit.Done)
            return Problems.Of(permit.Refusal);
        var job = from == "job";
        return await EachAsync(http, antiforgery, attach => desk.AttachAsync(actor, number, attach, http.RequestAborted),
            job ? $"/my/{number}" : $"/tickets/{number}", job ? $"/my/{number}?do={nameof(Attach)}&refused=" : $"/tickets/{number}?refused=");
    }

    private static async Task<IResult> TakeByLinkAsync(string token, HttpContext http, TicketDesk desk, LinkQueries links, JustDone done, IAntiforgery antiforgery)
    {
        if (await links.PurposeAsync(token, http.RequestAborted) != LinkPurpose.Track)
            return Problems.Of(new NotFound());
        return await EachAsync(http, antiforgery, attach => desk.AttachByLinkAsync(token, attach, http.RequestAborted), $"/t/{token}?sent={done.Of("sent", token)}", $"/t/{token}?refused=");
    }

    private static async Task<IResult> EachAsync(HttpContext http, IAntiforgery antiforgery, Func<Attach, Task<Outcome<Done>>> attach, string done, string refused)
    {
        if (!http.Request.HasFormContentType)
            return new ProblemAnswer(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type");
        if (await FormAsync(http) is not { } form)
            return Results.LocalRedirect($"{refused}too-large");
        if (!await antiforgery.IsRequestValidAsync(http))
            return new ProblemAnswer(StatusCodes.Status400BadRequest, "antiforgery");
        var files = form.Files.Where(file => file.Length > 0).ToList();
        if (files.Count == 0)
            return Results.LocalRedirect($"{refused}no-file");
        foreach (var file in files)
        {
            var outcome = file.Length > Attach.Largest ? Invalid.Field("image", "too-large")
                : await attach(Attach.Of(await BytesAsync(file, http.RequestAborted), file.FileName, NoteIn(form)));
            if (!outcome.Done)
                return Results.LocalRedirect(refused + AttachRefusals.CodeOf(outcome.Refusal));
        }
        return Results.LocalRedirect(done);
    }

    /// <summary>What a dialog chose: it waits here for the command that takes it along.</summary>
    private static async Task<IResult> ParkAsync(HttpContext http, ParkedPhotos parked)
    {
        if (!http.Request.HasFormContentType || await FormAsync(http) is not { Files: [{ Length: > 0 and <= Attach.Largest } file, ..] })
            return new ProblemAnswer(StatusCodes.Status422UnprocessableEntity, "too-large");
        var id = parked.Add(http.User.Key, await BytesAsync(file, http.RequestAborted), file.FileName);
        return TypedResults.Json(new { id }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> GiveAsync(string number, long id, HttpContext http, AttachmentQueries attachments)
    {
        if (await attachments.FindAsync(http.User.Actor(Origin.Page), number, id, http.RequestAborted) is not { } file)
            return Results.NotFound();
        // A picture may be looked at where it stands; whatever else a browser could open, it only saves.
        var disposition = new ContentDispositionHeaderValue(FileKinds.IsPicture(file.Kind) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.PhysicalFile(file.Path, FileKinds.MediaTypeOf(file.Kind), entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""));
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestBody, ValueLengthLimit = LongestNote * 4, ValueCountLimit = 20 }, http.RequestAborted);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }

    private static string? NoteIn(IFormCollection form) => form["note"].ToString() is { Length: > 0 } note ? note : null;
}
