using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Rulebooks.Versions;

/// <summary>
/// Finds the rulebook that was in force at a moment: the one a ticket began under, whatever is published later. The
/// editions are few and never change, so they are read once and again after each publication.
/// </summary>
public sealed class RulebookShelf(CompanyTime company, CompanyCalendars calendars)
{
    /// <summary>What working time is, for the commitments of all editions.</summary>
    public CompanyCalendars Calendars => calendars;

    private volatile IReadOnlyList<Edition>? editions;

    /// <summary>Of the editions published before it and effective by that day the latest; null where no rulebook was ever put in force.</summary>
    /// <param name="at">UTC.</param>
    public async Task<Rulebook?> InForceAsync(AfterSalesDbContext db, DateTime at, CancellationToken cancel) => (await EditionAsync(db, at, cancel))?.Rulebook;

    internal async Task<int?> NumberInForceAsync(AfterSalesDbContext db, DateTime at, CancellationToken cancel) => (await EditionAsync(db, at, cancel))?.Number;

    /// <summary>To be called once a publication is committed.</summary>
    internal void Forget() => editions = null;

    private async Task<Edition?> EditionAsync(AfterSalesDbContext db, DateTime at, CancellationToken cancel)
    {
        var day = company.DayOf(at);
        return (await EditionsAsync(db, cancel)).FirstOrDefault(edition => edition.From <= day && (edition.PublishedAt < at || edition.From == DateOnly.MinValue));
    }

    private async Task<IReadOnlyList<Edition>> EditionsAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        if (editions is { } known)
            return known;
        var versions = db.RulebookVersions;
        var published = await versions.AsNoTracking().Where(version => version.PublishedAt != null).ToListAsync(cancel);
        return editions = [.. published.OrderByDescending(version => version.EffectiveFrom).ThenByDescending(version => version.Number)
            .Select(version => new Edition(version.Number, version.EffectiveFrom!.Value, version.PublishedAt!.Value, version.Rulebook))];
    }

    private sealed record Edition(int Number, DateOnly From, DateTime PublishedAt, Rulebook Rulebook);
}
