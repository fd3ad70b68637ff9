using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Shell.Http;

/// <summary>
/// A request repeated under the same <c>Idempotency-Key</c> is answered as the first time and does nothing. The key's
/// row is written in the transaction of what the request does: either both are there or none. Refusals are kept too.
/// </summary>
internal sealed class Idempotency(WriterGate gate, IDataProtectionProvider protection, TimeProvider time) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const int LongestKey = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private readonly IDataProtector protector = protection.CreateProtector("Idempotency");
    private readonly ConcurrentDictionary<(string Scope, string Key), bool> running = [];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Headers.TryGetValue(Header, out var keys))
            return await next(context);
        if (keys is not [{ Length: >= 1 and <= LongestKey } key] || key.Any(char.IsControl))
            return new ProblemAnswer(StatusCodes.Status400BadRequest, "malformed") { Facts = new Dictionary<string, object?> { ["field"] = Header } };

        var request = new Request(ScopeOf(http), key, SHA256.HashData(RequestBody.Bytes(http)), time.GetUtcNow().UtcDateTime);
        if (!running.TryAdd((request.Scope, key), true))
            return new ProblemAnswer(StatusCodes.Status409Conflict, "in-progress");
        try
        {
            var outcome = await gate.InTransactionAsync(db => AnswerAsync(db, request, http, () => next(context)), http.RequestAborted);
            return outcome.Done ? outcome.Value : ((NotKept)outcome.Refusal).Answer;
        }
        finally
        {
            running.TryRemove((request.Scope, key), out _);
        }
    }

    private async Task<Outcome<KeptAnswer>> AnswerAsync(AfterSalesDbContext db, Request request, HttpContext http, Func<ValueTask<object?>> run)
    {
        var cancel = http.RequestAborted;
        var records = db.Set<IdempotencyRecord>();
        var expired = request.At - Kept;
        await records.Where(record => record.CreatedAt <= expired).ExecuteDeleteAsync(cancel);
        var known = await records.AsNoTracking().FirstOrDefaultAsync(record => record.Scope == request.Scope && record.Key == request.Key, cancel);
        if (known is not null && !known.RequestHash.AsSpan().SequenceEqual(request.Hash))
            return new NotKept(await KeptAnswer.CaptureAsync(http, new ProblemAnswer(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused")));
        if (known is not null)
            return KeptAnswer.Unpack(known.Status, known.ContentType, protector.Unprotect(known.Body));

        var answer = await KeptAnswer.CaptureAsync(http, await run());
        if (answer.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status415UnsupportedMediaType or StatusCodes.Status429TooManyRequests or >= 500)
            return new NotKept(answer);
        records.Add(new IdempotencyRecord
        {
            Scope = request.Scope,
            Key = request.Key,
            RequestHash = request.Hash,
            Status = answer.Status,
            ContentType = answer.ContentType,
            Body = protector.Protect(answer.Pack()),
            CreatedAt = request.At,
        });
        await db.SaveChangesAsync(cancel);
        return answer;
    }

    // Hashed, because the path of a customer's link is the link.
    private static string ScopeOf(HttpContext http)
    {
        var who = http.User.Identity?.IsAuthenticated == true ? $"user {http.User.Key}" : $"address {http.Connection.RemoteIpAddress}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{who} {http.Request.Path.Value}")));
    }

    private sealed record Request(string Scope, string Key, byte[] Hash, DateTime At);

    /// <summary>Undoes the transaction and answers all the same.</summary>
    private sealed record NotKept(KeptAnswer Answer) : Refusal("not-kept");
}
