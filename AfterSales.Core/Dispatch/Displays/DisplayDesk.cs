using System.Security.Cryptography;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>A display that was made just now, with its key: it is told this once and cannot be found out again.</summary>
public sealed record MadeDisplay(int Id, string Key);

/// <summary>What a key opens, as long as it holds.</summary>
public sealed record DisplayPass(int Id, string Name, WallSettings Settings);

/// <summary>A display as the list of them shows it. UTC.</summary>
public sealed record DisplayLine(int Id, string Name, WallSettings Settings, string MadeBy, DateTime MadeAt, string? RevokedBy, DateTime? RevokedAt, DateTime? LastSeenAt);

/// <summary>The screens on the walls and their keys 大屏密钥: supervisors make, change and revoke them.</summary>
public sealed class DisplayDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, DisplaysSeen seen, TimeProvider time)
{
    /// <summary>More screens than this no dispatch room has; revoked ones do not count.</summary>
    public const int Most = 100;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<Outcome<MadeDisplay>> MakeAsync(Actor actor, DisplayEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<MadeDisplay>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (entry.Check() is { } invalid)
                return invalid;
            if (await db.Displays.CountAsync(display => display.RevokedAt == null, cancel) >= Most)
                return Invalid.Field("name", "too-many", $"{Most}");
            var key = DisplayKey.Make();
            var made = new Display(entry, DisplayKey.HashOf(key), actor, Now);
            db.Displays.Add(made);
            await db.SaveChangesAsync(cancel);
            return new MadeDisplay(made.Id, key);
        }, cancel);

    /// <summary>Other settings, the same key: the screen takes them at its next look.</summary>
    public Task<Outcome<int>> ChangeAsync(Actor actor, int id, DisplayEntry entry, CancellationToken cancel = default) =>
        OnDisplayAsync(actor, id, display =>
        {
            if (entry.Check() is { } invalid)
                return invalid;
            display.Write(entry);
            return null;
        }, cancel);

    /// <summary>The key opens nothing from now on; it cannot be given back.</summary>
    public Task<Outcome<int>> RevokeAsync(Actor actor, int id, CancellationToken cancel = default) =>
        OnDisplayAsync(actor, id, display =>
        {
            display.Revoke(actor, Now);
            return null;
        }, cancel);

    /// <summary>All of them, those in use first, the newest first; nobody but supervisors is told of any.</summary>
    public async Task<IReadOnlyList<DisplayLine>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var displays = await db.Displays.AsNoTracking().OrderBy(display => display.RevokedAt != null).ThenByDescending(display => display.Id).ToListAsync(cancel);
        return displays.ConvertAll(one => new DisplayLine(
            one.Id, one.Name, one.Settings, one.MadeBy, one.MadeAt, one.RevokedBy, one.RevokedAt, seen.Of(one.Id) ?? one.LastSeenAt));
    }

    /// <summary>What this key opens; null for one that nobody made or that was revoked, which look alike.</summary>
    public async Task<DisplayPass?> PassOfAsync(string key, CancellationToken cancel = default)
    {
        if (!DisplayKey.LooksLike(key))
            return null;
        var hash = DisplayKey.HashOf(key);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var display = await db.Displays.AsNoTracking().FirstOrDefaultAsync(display => display.KeyHash == hash && display.RevokedAt == null, cancel);
        // The search goes by the hash, which nobody can steer; the comparison says nothing by the time it takes.
        return display is not null && CryptographicOperations.FixedTimeEquals(display.KeyHash, hash) ? new DisplayPass(display.Id, display.Name, display.Settings) : null;
    }

    /// <summary>The same for a screen that was let in before.</summary>
    public async Task<DisplayPass?> PassOfAsync(int id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Displays.AsNoTracking().FirstOrDefaultAsync(display => display.Id == id && display.RevokedAt == null, cancel) is { } display
            ? new DisplayPass(display.Id, display.Name, display.Settings) : null;
    }

    private Task<Outcome<int>> OnDisplayAsync(Actor actor, int id, Func<Display, Refusal?> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (await db.Displays.FirstOrDefaultAsync(display => display.Id == id, cancel) is not { } display)
                return new NotFound();
            if (change(display) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return display.Id;
        }, cancel);
}
