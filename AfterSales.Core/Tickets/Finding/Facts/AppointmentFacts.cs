using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A stretch of time. UTC.</summary>
public sealed record Window(DateTime From, DateTime To);

/// <summary>The time that the customer wished, and the one that was agreed 服务预约 (R3.4.1).</summary>
/// <param name="Agreed">The last that was confirmed; null: none yet.</param>
public sealed record AppointmentFacts(Window? Wished, Window? Agreed)
{
    /// <summary>Another time than the wished one was agreed 改约.</summary>
    public bool Rebooked => Wished is not null && Agreed is not null && Agreed != Wished;

    public static AppointmentFacts Of(IEnumerable<RecordFacts> records) => Of(records.Select(record => (record.Kind, record.From, record.To)));

    internal static AppointmentFacts Of(IEnumerable<ServiceRecord> records) => Of(records.Select(record => (record.Kind, record.From, record.To)));

    private static AppointmentFacts Of(IEnumerable<(RecordKind Kind, DateTime? From, DateTime? To)> records)
    {
        var windows = records.Where(record => record is { From: not null, To: not null }).ToLookup(record => record.Kind, record => new Window(record.From!.Value, record.To!.Value));
        return new AppointmentFacts(windows[RecordKind.AppointmentWish].LastOrDefault(), windows[RecordKind.Appointment].LastOrDefault());
    }
}
