using System.Security.Claims;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace AfterSales.Portal.Import;

/// <summary>What the import page sends and fetches past its circuit: files, mappings and reports. For supervisors.</summary>
internal static class ImportEndpoints
{
    private const int LargestMapping = 256 * 1024;
    // What surrounds the file in the body that carries it.
    private const int Wrapping = 16 * 1024;

    public static void MapImportFiles(this IEndpointRouteBuilder app)
    {
        var import = app.MapGroup("/import").OnlyFor(Access.Supervisor).OnlyFromHere().ExcludeFromDescription();
        import.MapPost("/files", TakeAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Uploads.Largest + Wrapping));
        import.MapPost("/files/{id}/mapping", TakeMappingAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestMapping));
        import.MapGet("/files/{id}/mapping", GiveMapping);
        import.MapGet("/reports/check", GiveCheck);
        import.MapGet("/reports/{id:long}", GiveReportAsync);
    }

    /// <summary>Read part by part: a form that the framework binds would be held in memory, or on the system's disk, first.</summary>
    private static async Task<IResult> TakeAsync(HttpContext http, Uploads uploads, IStringLocalizer<ImportTexts> texts)
    {
        try
        {
            if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
                return Said(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", texts[nameof(ImportTexts.Upload_NoFile)]);
            var parts = new MultipartReader(boundary.ToString(), http.Request.Body);
            while (await parts.ReadNextSectionAsync(http.RequestAborted) is { } part)
            {
                if (part.GetContentDispositionHeader() is not { } about || !about.IsFileDisposition())
                    continue;
                var name = HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName);
                var taken = await uploads.TakeAsync(http.User.Key, name.ToString(), part.Body, http.RequestAborted);
                return taken.Done
                    ? TypedResults.Json(new { address = $"/import?file={taken.Value.Id}" }, statusCode: StatusCodes.Status201Created)
                    : Said(StatusCodes.Status422UnprocessableEntity, taken.Refusal.Code, taken.Refusal is NotATableFile no ? texts.Of(no.Fault) : "");
            }
            return Said(StatusCodes.Status422UnprocessableEntity, "no-file", texts[nameof(ImportTexts.Upload_NoFile)]);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Said(bad.StatusCode, "too-large", texts[nameof(ImportTexts.Upload_TooLarge), Uploads.Largest / 1024 / 1024]);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not FileNotFoundException)
        {
            return Said(StatusCodes.Status400BadRequest, "malformed", texts[nameof(ImportTexts.Upload_Broken)]);
        }
    }

    private static async Task<IResult> TakeMappingAsync(string id, HttpContext http, Uploads uploads, IStringLocalizer<ImportTexts> texts)
    {
        if (uploads.Find(id, http.User.Key) is not { } upload)
            return Problems.Of(new NotFound());
        try
        {
            using var json = new MemoryStream();
            await http.Request.Body.CopyToAsync(json, http.RequestAborted);
            json.Position = 0;
            var draft = MappingDraft.Of(ImportMapping.Read(json));
            if ((draft.Encoding, draft.Delimiter) != (upload.Draft.Encoding, upload.Draft.Delimiter)
                && await Uploads.LookAgainAsync(upload, draft.Encoding, draft.Delimiter, http.RequestAborted) is { } survey)
                upload.Survey = survey;
            upload.Draft = draft;
            return TypedResults.Json(new { address = $"/import?file={id}" }, statusCode: StatusCodes.Status201Created);
        }
        catch (JsonException wrong)
        {
            return Said(StatusCodes.Status422UnprocessableEntity, "not-a-mapping", texts[nameof(ImportTexts.Upload_WrongMapping), wrong.Message]);
        }
        catch (BadHttpRequestException bad)
        {
            return Said(bad.StatusCode, "too-large", texts[nameof(ImportTexts.Upload_WrongMapping), bad.StatusCode]);
        }
    }

    private static IResult GiveMapping(string id, ClaimsPrincipal user, Uploads uploads) =>
        uploads.Find(id, user.Key)?.Draft.ToMapping() is { } mapping
            ? TypedResults.File(mapping.Write(), "application/json", "import.mapping.json")
            : Problems.Of(new NotFound());

    private static IResult GiveCheck(ImportRunner runner, ReportCsv csv) =>
        runner.State.Report is { } report ? TypedResults.File(csv.Write(report, []), "text/csv; charset=utf-8", "import-check.csv") : Problems.Of(new NotFound());

    private static async Task<IResult> GiveReportAsync(long id, ClaimsPrincipal user, ImportQueries imports, ReportCsv csv, CancellationToken cancel)
    {
        var past = await imports.ReportAsync(user.Actor(Origin.Page), id, cancel);
        return past.Done ? TypedResults.File(csv.Write(past.Value.Report, past.Value.TakenIn), "text/csv; charset=utf-8", $"import-{id}.csv") : Problems.Of(past.Refusal);
    }

    private static ProblemAnswer Said(int status, string code, string words) => new(status, code) { Detail = words };
}
