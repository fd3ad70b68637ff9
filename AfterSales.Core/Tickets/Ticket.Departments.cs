using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What other departments were asked for.</summary>
public sealed partial class Ticket
{
    /// <summary>The tasks without an answer, numbered from 1 in the order they were asked.</summary>
    public IReadOnlyList<int> OpenTasks()
    {
        var answered = Records.Where(record => record.Kind == RecordKind.DepartmentAnswer).Select(record => record.Count).ToHashSet();
        return [.. Enumerable.Range(1, Records.Count(record => record.Kind == RecordKind.DepartmentTask)).Where(number => !answered.Contains(number))];
    }
}
