using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Shell.Entries;

namespace AfterSales.Portal.Satisfaction;

/// <summary>The colleagues that can be chosen in the forms of this feature.</summary>
internal static class Workers
{
    extension(PeopleQueries people)
    {
        /// <summary>Staff and supervisors: who may look after a complaint.</summary>
        public async Task<IReadOnlyList<EntryChoice>> WorkersAsync(Actor actor, CancellationToken cancel) =>
            [.. (await people.ColleaguesAsync(actor, cancel)).Where(one => (one.Roles & (Roles.Staff | Roles.Supervisor)) != 0).Select(Choice)];

        /// <summary>Everybody: who may carry a measure out.</summary>
        public async Task<IReadOnlyList<EntryChoice>> EverybodyAsync(Actor actor, CancellationToken cancel) =>
            [.. (await people.ColleaguesAsync(actor, cancel)).Select(Choice)];
    }

    private static EntryChoice Choice(ColleagueLine one) => new(one.Id.ToString(CultureInfo.InvariantCulture), one.Name);
}
