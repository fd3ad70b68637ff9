using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.People.Certificates;

/// <summary>How a certificate stands on a day.</summary>
public enum CertificateState
{
    /// <summary>有效</summary>
    Valid,
    /// <summary>30 天内到期</summary>
    EndsIn30Days,
    /// <summary>60 天内到期</summary>
    EndsIn60Days,
    /// <summary>已过期</summary>
    Expired,
    /// <summary>已注销</summary>
    Withdrawn,
}

/// <summary>Which certificates are wanted; what is null does not narrow. Withdrawn ones are shown only when asked for.</summary>
public sealed record CertificateFilter
{
    /// <summary>A part of the engineer's name, of the kind or of the number.</summary>
    public string? Query { get; init; }
    public CertificateState? State { get; init; }
    public int? EngineerId { get; init; }
}

/// <summary>A certificate in a list. Days are the company's.</summary>
public sealed record CertificateLine(
    int Id, int EngineerId, string Engineer, CertificateProof Proof, string Kind, string Number, DateOnly IssuedOn, DateOnly? ValidUntil,
    CertificateState State, string? WithdrawnFor);

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Ending">How many of all that the reader may see end within 60 days.</param>
/// <param name="Expired">How many have ended.</param>
public sealed record CertificateList(IReadOnlyList<CertificateLine> Items, int Total, int Page, int PageSize, int Ending, int Expired);

/// <summary>The certificates, what ends next first: all for supervisors, their own for engineers, none for others.</summary>
public sealed class CertificateQueries(IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time, CompanyTime company)
{
    private const int LargestPage = 200;
    private const int Soon = 30;
    private const int Later = 60;

    /// <param name="page">From 1.</param>
    public async Task<CertificateList> ListAsync(Actor actor, CertificateFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var me = actor.EmployeeId ?? 0;
        var seen = db.Certificates.AsNoTracking().Where(one => actor.IsSupervisor || (actor.IsEngineer && one.EngineerId == me));
        var today = company.DayOf(time.GetUtcNow().UtcDateTime);
        var wanted = Narrowed(seen, filter, today);
        var total = await wanted.CountAsync(cancel);
        var rows = await wanted
            .OrderBy(one => one.ValidUntil == null).ThenBy(one => one.ValidUntil).ThenBy(one => EF.Functions.Collate(one.Engineer.Employee.Name, ReadersOrder.Collation)).ThenBy(one => one.Id)
            .Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)
            .Select(one => new { One = one, Name = one.Engineer.Employee.Name }).ToListAsync(cancel);
        return new CertificateList(
            [.. rows.Select(row => new CertificateLine(
                row.One.Id, row.One.EngineerId, row.Name, row.One.Proof, row.One.Kind, row.One.Number, row.One.IssuedOn, row.One.ValidUntil, StateOf(row.One, today), row.One.WithdrawnFor))],
            total, from, size,
            await seen.CountAsync(one => one.WithdrawnAt == null && one.ValidUntil >= today && one.ValidUntil <= today.AddDays(Later), cancel),
            await seen.CountAsync(one => one.WithdrawnAt == null && one.ValidUntil < today, cancel));
    }

    /// <summary>What certificates are called here, most used first: offered while one types, so that one thing has one name.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Certificates.GroupBy(one => one.Kind).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).Take(LargestPage)
            .Select(same => same.Key).ToListAsync(cancel);
    }

    /// <summary>What the engineers hold that was not withdrawn, ended or not.</summary>
    internal static async Task<ILookup<int, HeldCertificate>> HeldAsync(AfterSalesDbContext db, IReadOnlyCollection<int> engineerIds, CancellationToken cancel)
    {
        var held = await db.Certificates.AsNoTracking().Where(one => engineerIds.Contains(one.EngineerId) && one.WithdrawnAt == null)
            .Select(one => new HeldCertificate(one.EngineerId, one.Proof, one.Kind, one.IssuedOn, one.ValidUntil)).ToListAsync(cancel);
        return held.ToLookup(one => one.EngineerId);
    }

    private static CertificateState StateOf(Certificate one, DateOnly today) => one switch
    {
        { WithdrawnAt: not null } => CertificateState.Withdrawn,
        { ValidUntil: { } until } when until < today => CertificateState.Expired,
        { ValidUntil: { } until } when until <= today.AddDays(Soon) => CertificateState.EndsIn30Days,
        { ValidUntil: { } until } when until <= today.AddDays(Later) => CertificateState.EndsIn60Days,
        _ => CertificateState.Valid,
    };

    private static IQueryable<Certificate> Narrowed(IQueryable<Certificate> certificates, CertificateFilter filter, DateOnly today)
    {
        if (filter.EngineerId is { } engineer)
            certificates = certificates.Where(one => one.EngineerId == engineer);
        if (EntryProblems.Trimmed(filter.Query) is { } typed)
        {
            var pattern = LikePattern.Anywhere(typed);
            certificates = certificates.Where(one => EF.Functions.Like(one.Engineer.Employee.Name, pattern, "\\") || EF.Functions.Like(one.Kind, pattern, "\\") || EF.Functions.Like(one.Number, pattern, "\\"));
        }
        var (soon, later) = (today.AddDays(Soon), today.AddDays(Later));
        var holding = certificates.Where(one => one.WithdrawnAt == null);
        return filter.State switch
        {
            CertificateState.Withdrawn => certificates.Where(one => one.WithdrawnAt != null),
            CertificateState.Expired => holding.Where(one => one.ValidUntil < today),
            CertificateState.EndsIn30Days => holding.Where(one => one.ValidUntil >= today && one.ValidUntil <= soon),
            CertificateState.EndsIn60Days => holding.Where(one => one.ValidUntil >= today && one.ValidUntil <= later),
            CertificateState.Valid => holding.Where(one => one.ValidUntil == null || one.ValidUntil >= today),
            _ => holding,
        };
    }
}

/// <summary>A certificate that somebody holds. Days are the company's.</summary>
/// <param name="Until">The last day; null: it does not end.</param>
public sealed record HeldCertificate(int EngineerId, CertificateProof Proof, string Kind, DateOnly IssuedOn, DateOnly? Until)
{
    /// <summary>On all of these days.</summary>
    public bool IsValid(DateOnly from, DateOnly to) => IssuedOn <= from && (Until is null || Until >= to);
}
