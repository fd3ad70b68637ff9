using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Dispatch.Board.Faces;

/// <summary>An engineer as the lane shows them.</summary>
/// <param name="Untold">Visits of the day that the engineer has not been told of.</param>
/// <param name="Html">What stands there, drawn once for everybody.</param>
public sealed record LanePerson(int Id, string Name, bool OffDuty, string Skills, int Untold, string Html);

/// <summary>Everybody in the lane; the same object as long as it says the same.</summary>
public sealed record LanePeople(IReadOnlyList<LanePerson> People, int OnDuty, int Free)
{
    public static readonly LanePeople None = new([], 0, 0);
}

/// <summary>
/// What the lane says of the engineers, made once per snapshot, minute and language. Of most changes of the board it
/// says nothing: somebody who has only moved looks the same.
/// </summary>
public sealed class PeopleFaces(FacePrinter printer, CompanyTime company)
{
    private readonly ConditionalWeakTable<BoardSnapshot, ConcurrentDictionary<(string, DateTime), LanePeople>> known = [];
    private readonly ConcurrentDictionary<string, Last> last = [];

    /// <param name="moment">UTC, on the whole minute.</param>
    public LanePeople Of(BoardSnapshot board, DateTime moment)
    {
        var made = known.GetValue(board, _ => []);
        var key = (CultureInfo.CurrentUICulture.Name, moment);
        if (made.TryGetValue(key, out var people))
            return people;
        // A board that nobody changes is shown for many minutes.
        if (made.Count > 8)
            made.Clear();
        return made[key] = Make(board, moment, last.GetOrAdd(key.Name, _ => new Last()));
    }

    private LanePeople Make(BoardSnapshot board, DateTime moment, Last before)
    {
        lock (before)
        {
            var faces = new Dictionary<int, (PersonKey, LanePerson)>(board.Engineers.Count);
            var people = new List<LanePerson>(board.Engineers.Count);
            // Nobody changes place while a card is carried: only duty and names give the order.
            foreach (var engineer in board.Engineers.Values.OrderBy(OffDuty).ThenBy(engineer => engineer.Name, ReadersOrder.OfNames).ThenBy(engineer => engineer.Id))
            {
                var key = PersonKey.Of(engineer, moment, company.DayOf(moment));
                var person = before.Faces.TryGetValue(engineer.Id, out var known) && known.Key == key ? known.Person : Draw(engineer, moment);
                faces[engineer.Id] = (key, person);
                people.Add(person);
            }
            before.Faces = faces;
            if (!before.All.People.SequenceEqual(people, ReferenceEqualityComparer.Instance))
                before.All = new LanePeople(people, people.Count(person => !person.OffDuty), board.Engineers.Values.Count(engineer => engineer.State == EngineerState.Free));
            return before.All;
        }
    }

    private LanePerson Draw(BoardEngineer engineer, DateTime moment) => new(engineer.Id, engineer.Name, OffDuty(engineer), string.Join(" · ", engineer.Skills), engineer.Visits.Count(visit => visit.State == VisitState.Planned),
        printer.Print<PersonFace>(new Dictionary<string, object?> { [nameof(PersonFace.Engineer)] = engineer, [nameof(PersonFace.Now)] = moment }));

    private static bool OffDuty(BoardEngineer engineer) => engineer.State == EngineerState.OffDuty;

    private sealed class Last
    {
        public Dictionary<int, (PersonKey Key, LanePerson Person)> Faces { get; set; } = [];

        public LanePeople All { get; set; } = LanePeople.None;
    }

    // What a face says; where somebody is, it does not say. How long ago that was, it does by the minute.
    private sealed record PersonKey(string Name, EngineerState State, string Skills, string Visits, long? Minutes, DateOnly Today)
    {
        public static PersonKey Of(BoardEngineer engineer, DateTime moment, DateOnly today) => new(
            engineer.Name, engineer.State, string.Join(' ', engineer.Skills),
            string.Join(' ', engineer.Visits.Select(visit => string.Create(CultureInfo.InvariantCulture, $"{visit.Id} {visit.State} {visit.Start.Ticks} {visit.End.Ticks}"))),
            engineer.Position is { } position ? Math.Max(0, (moment - position.At).Ticks / TimeSpan.TicksPerMinute) : null, today);
    }
}
