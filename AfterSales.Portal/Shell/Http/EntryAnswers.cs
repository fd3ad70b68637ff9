using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Errors;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Shell.Http;

/// <summary>A new entry of one of the department's lists.</summary>
internal sealed record MadeAnswer(int Id);

/// <summary>What the lists of the department answer programs: entries as they are, refusals as problems in the reader's words.</summary>
internal sealed class EntryAnswers(IStringLocalizer<EntriesTexts> words)
{
    public ProblemAnswer Of(Refusal refusal) => Problems.Of(refusal) with
    {
        Facts = refusal switch
        {
            Malformed { Field: { } field } => new Dictionary<string, object?> { ["field"] = field },
            Invalid invalid => new Dictionary<string, object?> { ["errors"] = invalid.Errors.ToDictionary(error => error.Key, error => error.Value.Select(words.Problem)) },
            _ => new Dictionary<string, object?>(),
        },
    };

    /// <summary>A page of a list, or what is wrong with the question.</summary>
    public async Task<IResult> ListAsync<T>(ListQuery query, Func<int, int, Task<T>> read)
    {
        var (page, size) = (query.Page, query.PageSize);
        return query.Wrong is { } wrong ? Of(wrong) : Found(await read(page, size));
    }

    /// <summary>One entry; where there is none for the caller, that there is none.</summary>
    public IResult Found<T>(T? entry) => entry is null ? Of(new NotFound()) : TypedResults.Json(entry, ApiJson.Answers);

    /// <summary>Reads the body, writes the entry, and answers the id.</summary>
    /// <param name="list">The address of the list, where the entry is a new one.</param>
    /// <param name="isThere">Whether the caller sees what is written to; where not, nothing is said of the body.</param>
    public async Task<IResult> WriteAsync<TBody>(HttpContext http, Func<TBody, Task<Outcome<int>>> write, string? list = null, Func<Task<bool>>? isThere = null) where TBody : class
    {
        if (isThere is not null && !await isThere())
            return Of(new NotFound());
        var body = RequestBody.As<TBody>(http);
        if (!body.Done)
            return Of(body.Refusal);
        var written = await write(body.Value);
        if (!written.Done)
            return Of(written.Refusal);
        if (list is not null)
            http.Response.Headers.Location = $"{list}/{written.Value}";
        return TypedResults.Json(new MadeAnswer(written.Value), ApiJson.Answers, statusCode: list is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }
}

/// <summary>A body without fields.</summary>
internal sealed record NoFields;
