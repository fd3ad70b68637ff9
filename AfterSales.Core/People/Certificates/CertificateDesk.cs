using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.People.Certificates;

/// <summary>What a supervisor writes of a certificate. Days are the company's; without a last day it does not end.</summary>
public sealed record CertificateEntry([property: Required] int? EngineerId, [property: Required] CertificateProof? Proof, [property: Required] string? Kind, [property: Required] string? Number, [property: Required] DateOnly? IssuedOn, DateOnly? ValidUntil);

/// <summary>The file of certificates 证书档案: supervisors add to it and withdraw; nothing is taken out of it.</summary>
public sealed class CertificateDesk(WriterGate gate, TimeProvider time)
{
    internal const int LongestWord = 60;
    internal const int LongestReason = 200;

    /// <summary>Adds a certificate; answers its id.</summary>
    public Task<Outcome<int>> AddAsync(Actor actor, CertificateEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (Check(entry) is { } invalid)
                return invalid;
            var (engineers, certificates) = (db.Engineers, db.Certificates);
            if (!await engineers.AnyAsync(engineer => engineer.Id == entry.EngineerId && engineer.Employee.Active, cancel))
                return Invalid.Field("engineerId", "unknown");
            var certificate = new Certificate
            {
                EngineerId = entry.EngineerId!.Value,
                Proof = entry.Proof!.Value,
                Kind = entry.Kind!.Trim(),
                Number = entry.Number!.Trim(),
                IssuedOn = entry.IssuedOn!.Value,
                ValidUntil = entry.ValidUntil,
                RecordedBy = actor.Name,
                RecordedAt = time.GetUtcNow().UtcDateTime,
            };
            if (await certificates.AnyAsync(other => other.EngineerId == certificate.EngineerId && other.Kind == certificate.Kind && other.Number == certificate.Number
                && other.ValidUntil == certificate.ValidUntil && other.WithdrawnAt == null, cancel))
                return Invalid.Field("number", "already-there");
            certificates.Add(certificate);
            await db.SaveChangesAsync(cancel);
            return certificate.Id;
        }, cancel);

    /// <summary>It counts no more 注销: lost, taken back, entered wrongly. A second time changes nothing.</summary>
    public Task<Outcome<int>> WithdrawAsync(Actor actor, int id, string? reason, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (await db.Certificates.FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } certificate)
                return new NotFound();
            var problems = new EntryProblems();
            problems.Words("reason", reason, LongestReason, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            if (certificate.WithdrawnAt is null)
            {
                certificate.Withdraw(actor, reason!.Trim(), time.GetUtcNow().UtcDateTime);
                await db.SaveChangesAsync(cancel);
            }
            return id;
        }, cancel);

    private static Invalid? Check(CertificateEntry entry)
    {
        var problems = new EntryProblems();
        problems.Require(entry.EngineerId is not null, "engineerId");
        problems.Require(entry.Proof is not null, "proof");
        if (entry.Proof is { } proof && !Enum.IsDefined(proof))
            problems.Add("proof", "unknown");
        problems.Words("kind", entry.Kind, LongestWord, required: true);
        problems.Words("number", entry.Number, LongestWord, required: true);
        problems.Require(entry.IssuedOn is not null, "issuedOn");
        if (entry.ValidUntil < entry.IssuedOn)
            problems.Add("validUntil", "before-issued");
        return problems.Result;
    }
}
