using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Satisfaction;

/// <summary>What complaints, checks and measures answer programs: the whole of what was written, or the problem in the reader's words.</summary>
internal sealed class SatisfactionAnswers(EntryAnswers answers, IStringLocalizer<SatisfactionTexts> words)
{
    public ProblemAnswer Of(Refusal refusal)
    {
        var answer = answers.Of(refusal) with { Detail = words.Say(refusal) };
        return refusal switch
        {
            ComplaintLacks lacks => answer with { Facts = new Dictionary<string, object?> { ["clauses"] = lacks.Missing.Select(lack => new { Id = lack.Clause, Text = words.Of(lack.Need), Missing = lack.Need.ToString() }) } },
            WrongComplaintState { State: var state } => answer with { Facts = new Dictionary<string, object?> { ["state"] = state } },
            WrongCheckState { State: var state } => answer with { Facts = new Dictionary<string, object?> { ["state"] = state } },
            WrongActionState { State: var state } => answer with { Facts = new Dictionary<string, object?> { ["state"] = state } },
            _ => answer,
        };
    }

    /// <summary>Reads the body, writes, and answers the whole as it is now.</summary>
    /// <param name="there">What is written to; where the caller does not see it, nothing is said of the body.</param>
    /// <param name="list">The address of the list, where the entry is a new one.</param>
    /// <param name="allowed">The caller may do it; where not, nothing is said of the body either.</param>
    public async Task<IResult> WriteAsync<TBody, TFile>(HttpContext http, Func<TBody, Task<Outcome<int>>> write, Func<int, Task<TFile?>> read, int? there = null, string? list = null, bool allowed = true)
        where TBody : class where TFile : class
    {
        if (there is { } id && await read(id) is null)
            return Of(new NotFound());
        if (!allowed)
            return Of(new Forbidden());
        var body = RequestBody.As<TBody>(http);
        if (!body.Done)
            return Of(body.Refusal);
        var written = await write(body.Value);
        if (!written.Done)
            return Of(written.Refusal);
        if (list is not null)
            http.Response.Headers.Location = $"{list}/{written.Value}";
        return TypedResults.Json(await read(written.Value), ApiJson.Answers, statusCode: list is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    /// <summary>Reads the body, writes, and answers the id.</summary>
    /// <param name="list">The address of the list, where the entry is a new one.</param>
    public Task<IResult> WrittenAsync<TBody>(HttpContext http, Func<TBody, Task<Outcome<int>>> write, string? list = null) where TBody : class =>
        WriteAsync<TBody, MadeAnswer>(http, write, id => Task.FromResult<MadeAnswer?>(new MadeAnswer(id)), list: list);
}
