using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Assessment.Addresses;

/// <summary>The parts of a filter by dimension: what an address names, and what can be chosen on the page.</summary>
public static class FilterKeys
{
    /// <summary>Under what name a dimension stands in an address.</summary>
    public static IReadOnlyList<(Dimension Dimension, string Name)> All { get; } =
    [
        (Dimension.Region, "region"), (Dimension.ProductLine, "line"), (Dimension.Model, "model"), (Dimension.ServiceType, "type"), (Dimension.Priority, "priority"),
        (Dimension.Channel, "channel"), (Dimension.CustomerClass, "class"), (Dimension.Engineer, "engineer"), (Dimension.FaultGroup, "fault"), (Dimension.Source, "source"),
    ];

    extension(FigureFilter filter)
    {
        /// <summary>What the filter is narrowed to; null: not by this dimension.</summary>
        public string? Key(Dimension dimension) => dimension switch
        {
            Dimension.Region => filter.Region,
            Dimension.ProductLine => filter.ProductLine,
            Dimension.Model => filter.Model,
            Dimension.Priority => filter.Priority?.ToString(),
            Dimension.Channel => filter.Channel?.ToString(),
            Dimension.ServiceType => filter.ServiceType?.ToString(),
            Dimension.CustomerClass => filter.CustomerClass?.ToString(),
            Dimension.Engineer => filter.EngineerId?.ToString(CultureInfo.InvariantCulture),
            Dimension.Source => filter.Source?.ToString(),
            _ => filter.FaultGroup,
        };

        /// <summary>Narrowed by a dimension; what it cannot mean does not narrow.</summary>
        public FigureFilter With(Dimension dimension, string? key) => dimension switch
        {
            Dimension.Region => filter with { Region = key },
            Dimension.ProductLine => filter with { ProductLine = key },
            Dimension.Model => filter with { Model = key },
            Dimension.Priority => filter with { Priority = Named<Priority>(key) },
            Dimension.Channel => filter with { Channel = Named<Channel>(key) },
            Dimension.ServiceType => filter with { ServiceType = Named<ServiceType>(key) },
            Dimension.CustomerClass => filter with { CustomerClass = Named<CustomerClass>(key) },
            Dimension.Engineer => filter with { EngineerId = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null },
            Dimension.Source => filter with { Source = Named<TicketOrigin>(key) },
            _ => filter with { FaultGroup = key },
        };
    }

    /// <summary>A value by its name, never by its number; null for anything else.</summary>
    public static T? Named<T>(string? name) where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(name![0]) ? value : null;
}
