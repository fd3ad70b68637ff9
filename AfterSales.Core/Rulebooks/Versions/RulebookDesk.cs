using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Presets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Rulebooks.Versions;

/// <summary>The supervisors' work on the rulebook: a draft from a preset or an edition, its words and rules, its day.</summary>
public sealed class RulebookDesk(WriterGate gate, TimeProvider time, CompanyTime company, GateNames gates, RulebookShelf shelf)
{
    /// <summary>Begins a draft as a copy of a preset ("R3") or of an edition ("2"); a draft that is there is answered instead.</summary>
    /// <returns>The number of the draft.</returns>
    public Task<Outcome<int>> DraftAsync(Actor actor, string copyOf, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            var versions = db.RulebookVersions;
            if (await versions.FirstOrDefaultAsync(version => version.PublishedAt == null, cancel) is { } begun)
                return begun.Number;
            var rulebook = PresetFiles.Find(copyOf)
                ?? (int.TryParse(copyOf, out var edition) ? (await versions.FirstOrDefaultAsync(version => version.Number == edition, cancel))?.Rulebook : null);
            if (rulebook is null)
                return new NotFound();
            return await AddAsync(db, rulebook, cancel);
        }, cancel);

    /// <summary>Replaces what the draft says.</summary>
    /// <param name="version">The version that the actor saw.</param>
    public Task<Outcome<int>> EditAsync(Actor actor, int number, long version, Rulebook rulebook, CancellationToken cancel = default) =>
        OnDraftAsync(actor, number, version, (_, draft) => RulebookCheck.Of(rulebook, gates) is { } invalid ? invalid : draft.Edit(rulebook), cancel);

    /// <summary>Publishes the draft 发布 from a day on, today at the earliest; it never changes again.</summary>
    public Task<Outcome<int>> PublishAsync(Actor actor, int number, long version, DateOnly effectiveFrom, CancellationToken cancel = default) =>
        OnDraftAsync(actor, number, version, (_, draft) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            // A preset may ask for what this program cannot tell yet: then nobody could pass.
            if (RulebookCheck.Of(draft.Rulebook, gates) is { } invalid)
                return invalid;
            WriteTransaction.Current!.AfterCommit(shelf.Forget);
            return draft.Publish(effectiveFrom, company.DayOf(now), actor.Name, now);
        }, cancel);

    /// <summary>Throws the draft away.</summary>
    public Task<Outcome<int>> DiscardAsync(Actor actor, int number, CancellationToken cancel = default) =>
        OnDraftAsync(actor, number, null, (db, draft) =>
        {
            db.Remove(draft);
            return null;
        }, cancel);

    /// <summary>Puts a preset in force where no edition is yet: in a new database, and in one from before there were rulebooks.</summary>
    public async Task BeginAsync(string preset, CancellationToken cancel = default)
    {
        await gate.InTransactionAsync<int>(async db =>
        {
            var versions = db.RulebookVersions;
            if (await versions.AnyAsync(version => version.PublishedAt != null, cancel))
                return 0;
            var first = RulebookVersion.Drafted(PresetFiles.Find(preset)!, await NextAsync(db, cancel));
            // From the very beginning: whatever was reported before began under it as well.
            first.Begin(time.GetUtcNow().UtcDateTime);
            db.Add(first);
            await db.SaveChangesAsync(cancel);
            WriteTransaction.Current!.AfterCommit(shelf.Forget);
            return first.Number;
        }, cancel);
    }

    private Task<Outcome<int>> OnDraftAsync(Actor actor, int number, long? seen, Func<AfterSalesDbContext, RulebookVersion, Refusal?> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            var versions = db.RulebookVersions;
            if (await versions.FirstOrDefaultAsync(draft => draft.Number == number, cancel) is not { } draft)
                return new NotFound();
            // Before the version: who publishes also changes it, and there is nothing left to be saved over.
            if (!draft.Draft)
                return new AlreadyPublished(number);
            if (seen is not null && draft.Version != seen)
                return new DraftChanged(draft.Version);
            if (change(db, draft) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return number;
        }, cancel);

    private static async Task<int> AddAsync(AfterSalesDbContext db, Rulebook rulebook, CancellationToken cancel)
    {
        var draft = RulebookVersion.Drafted(rulebook, await NextAsync(db, cancel));
        db.Add(draft);
        await db.SaveChangesAsync(cancel);
        return draft.Number;
    }

    private static async Task<int> NextAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var versions = db.RulebookVersions;
        return (await versions.MaxAsync(version => (int?)version.Number, cancel) ?? 0) + 1;
    }
}

/// <summary>Somebody else edited the draft meanwhile.</summary>
public sealed record DraftChanged(long Version) : StaleRefusal("draft-changed");
