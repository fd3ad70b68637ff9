using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Versions;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.People.Signing;

/// <summary>Who has read and signed an edition, and who has not yet.</summary>
/// <param name="SignedAt">UTC; null: not yet.</param>
public sealed record Signer(int EmployeeId, string Name, DateTime? SignedAt);

/// <summary>Everybody of the department reads each edition of the rulebook and signs for it (R6.12).</summary>
public sealed class SigningDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time)
{
    /// <summary>The actor has read the edition; a second signature changes nothing.</summary>
    public Task<Outcome<bool>> SignAsync(Actor actor, int number, CancellationToken cancel = default) =>
        gate.InTransactionAsync<bool>(async db =>
        {
            if (actor.EmployeeId is not { } me || actor.Roles == Roles.None)
                return new Forbidden();
            var (versions, signatures) = (db.RulebookVersions, db.Set<RulebookSignature>());
            if (await versions.FirstOrDefaultAsync(version => version.Number == number && version.PublishedAt != null, cancel) is not { } version)
                return new NotFound();
            if (!await signatures.AnyAsync(signature => signature.VersionId == version.Id && signature.EmployeeId == me, cancel))
            {
                db.Add(new RulebookSignature(version.Id, me, time.GetUtcNow().UtcDateTime));
                await db.SaveChangesAsync(cancel);
            }
            return true;
        }, cancel);

    /// <summary>Everybody who works here, those who have not signed first; supervisors see all, others themselves.</summary>
    public async Task<IReadOnlyList<Signer>> SignersAsync(Actor actor, int number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (versions, signatures) = (db.RulebookVersions, db.Set<RulebookSignature>());
        var me = actor.EmployeeId ?? 0;
        var lines = await db.Employees.Where(employee => employee.Active && (actor.IsSupervisor || employee.Id == me))
            .OrderBy(employee => EF.Functions.Collate(employee.Name, ReadersOrder.Collation)).ThenBy(employee => employee.Id)
            .Select(employee => new Signer(employee.Id, employee.Name, signatures
                .Where(signature => signature.EmployeeId == employee.Id && versions.Any(version => version.Id == signature.VersionId && version.Number == number))
                .Select(signature => (DateTime?)signature.At).FirstOrDefault()))
            .ToListAsync(cancel);
        return [.. lines.OrderBy(line => line.SignedAt is not null)];
    }
}
