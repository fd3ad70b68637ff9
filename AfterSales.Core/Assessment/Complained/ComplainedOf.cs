using System.Globalization;

namespace AfterSales.Core.Assessment.Complained;

/// <summary>One complaint as it is counted, with what is known of its ticket.</summary>
/// <param name="Opened">It came in in the period.</param>
/// <param name="Closed">It was closed in it.</param>
/// <param name="Ticket">Null: it is about none.</param>
internal sealed record ComplainedOf(int Id, bool Opened, bool Closed, bool InTime, TicketFact? Ticket)
{
    public bool Is(ComplaintSide side) => side switch
    {
        ComplaintSide.Opened => Opened,
        ComplaintSide.Closed => Closed,
        _ => Closed && !InTime,
    };

    /// <summary>Its ticket is one of those that a filter narrows to; a complaint about none belongs to no part.</summary>
    public bool Fits(FigureFilter filter) => Cuts(filter).All(cut => cut.Key is null || Keys(cut.By).Contains(cut.Key));

    /// <summary>The values of a dimension that it counts for.</summary>
    public IEnumerable<string> Keys(Dimension by) => Ticket is not { } ticket ? [] : by switch
    {
        Dimension.Region => [ticket.Region],
        Dimension.ProductLine => [ticket.ProductLine],
        Dimension.Model => [ticket.Model],
        Dimension.FaultGroup => [ticket.FaultGroup],
        Dimension.Priority => [ticket.Priority.ToString()],
        Dimension.Channel => [ticket.Channel.ToString()],
        Dimension.ServiceType => [ticket.ServiceType.ToString()],
        Dimension.CustomerClass => [ticket.CustomerClass.ToString()],
        Dimension.Engineer => ticket.Engineers.Select(Name),
        _ => [(ticket.Imported ? TicketOrigin.Import : TicketOrigin.Portal).ToString()],
    };

    public static ComplaintRates Count(IEnumerable<ComplainedOf> complaints, int finished)
    {
        var (opened, closed, inTime) = (0, 0, 0);
        foreach (var one in complaints)
        {
            opened += one.Opened ? 1 : 0;
            closed += one.Closed ? 1 : 0;
            inTime += one is { Closed: true, InTime: true } ? 1 : 0;
        }
        return new ComplaintRates(opened, finished, closed, inTime);
    }

    private static IEnumerable<(Dimension By, string? Key)> Cuts(FigureFilter filter) =>
    [
        (Dimension.Region, filter.Region), (Dimension.ProductLine, filter.ProductLine), (Dimension.Model, filter.Model), (Dimension.FaultGroup, filter.FaultGroup),
        (Dimension.Priority, filter.Priority?.ToString()), (Dimension.Channel, filter.Channel?.ToString()), (Dimension.ServiceType, filter.ServiceType?.ToString()),
        (Dimension.CustomerClass, filter.CustomerClass?.ToString()), (Dimension.Engineer, filter.EngineerId is { } id ? Name(id) : null), (Dimension.Source, filter.Source?.ToString()),
    ];

    private static string Name(int id) => id.ToString(CultureInfo.InvariantCulture);
}
