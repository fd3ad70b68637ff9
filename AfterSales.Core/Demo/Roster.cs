using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Demo;

/// <summary>A journey that can be made. UTC.</summary>
internal sealed record Trip(CastEngineer Engineer, DateTime Start, TimeSpan Way, TimeSpan Length);

/// <summary>Who is where and when, so that nobody is at two places at once.</summary>
internal sealed class Roster(IReadOnlyList<CastEngineer> engineers)
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(3);
    private readonly Dictionary<int, List<(DateTime From, DateTime To)>> busy = engineers.ToDictionary(engineer => engineer.Id, _ => new List<(DateTime, DateTime)>());

    public void Busy(CastEngineer engineer, DateTime from, DateTime to) => busy[engineer.Id].Add((from, to));

    public bool IsFree(CastEngineer engineer, DateTime from, DateTime to) => !busy[engineer.Id].Exists(other => other.From < to && from < other.To);

    /// <summary>The nearest who know the machine, at the time wanted or as soon after as somebody is free.</summary>
    public Trip? Find(CastMachine machine, DateTime wanted, TimeSpan stay)
    {
        var near = engineers.Where(engineer => engineer.Lines.Contains(machine.Line))
            .OrderBy(engineer => engineer.KilometresTo(machine.Site)).Take(3).ToList();
        for (var tries = 0; tries < 20; tries++, wanted += Later)
        {
            foreach (var engineer in near)
            {
                var way = Way.Time(engineer.KilometresTo(machine.Site));
                var length = (way * 1.3) + stay;
                if (IsFree(engineer, wanted, wanted + length))
                    return new Trip(engineer, wanted, way, length);
            }
        }
        return null;
    }
}

/// <summary>When somebody of the department is there to do it, in the company's time zone.</summary>
internal sealed class DeskHours(Dice dice, CompanyTime company)
{
    private const double Opens = 7.5;
    private const double Closes = 21.5;
    private const double LastRead = 19;

    /// <summary>This moment, or the next morning's first hour. UTC.</summary>
    public DateTime Open(DateTime at)
    {
        var local = company.ToLocal(at);
        var hour = local.TimeOfDay.TotalHours;
        return hour is >= Opens and < Closes ? at
            : company.ToUtc(local.Date.AddDays(hour < Opens ? 0 : 1).AddHours(Opens)) + dice.Minutes(3, 50);
    }

    /// <summary>This moment, or for what is written in the evening the next morning. UTC.</summary>
    public DateTime Read(DateTime at) => company.ToLocal(at).TimeOfDay.TotalHours >= LastRead ? Open(company.ToUtc(company.ToLocal(at).Date.AddHours(Closes))) : Open(at);

    /// <summary>When an ordinary visit begins: this moment if it is in the first half of the day, else the next morning. UTC.</summary>
    public DateTime Morning(DateTime at)
    {
        var local = company.ToLocal(at);
        var hour = local.TimeOfDay.TotalHours;
        return hour is >= 7 and < 14 ? at
            : company.ToUtc(local.Date.AddDays(hour < 7 ? 0 : 1).AddHours(dice.Between(7, 9.5)));
    }
}
