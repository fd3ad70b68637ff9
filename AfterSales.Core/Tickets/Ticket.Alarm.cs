using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A report of danger or of a machine that stands is an alarm until somebody acknowledges it by name 警报.</summary>
public sealed partial class Ticket
{
    /// <summary>Nobody has said yet that they see to it.</summary>
    public bool AlarmOpen => Impact != Impact.None && ServiceProcess.OpenStages.Contains(Stage) && Recorded(RecordKind.AlarmAcknowledged) is null;

    internal Refusal? AcknowledgeAlarm(string? note, Circumstances now) =>
        AlarmOpen ? Keep(new ServiceRecord(RecordKind.AlarmAcknowledged, now) { Text = note }) : new WrongStage(Stage, []);
}
