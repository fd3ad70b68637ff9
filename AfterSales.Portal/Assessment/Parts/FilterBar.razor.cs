using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Contents;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Assessment.Parts;

/// <summary>Which of the period's tickets are counted.</summary>
public sealed partial class FilterBar(NavigationManager navigation)
{
    // Tells "those of which it is not known", whose key is empty, from "all".
    private const string Chosen = ":";

    [Parameter, EditorRequired]
    public ChartAddress Address { get; set; } = ChartAddress.None;

    [Parameter, EditorRequired]
    public Reader Reader { get; set; } = null!;

    private IReadOnlyList<string> Keys(Dimension dimension, string? chosen)
    {
        var known = Reader.Choices;
        IReadOnlyList<string> keys = dimension switch
        {
            Dimension.Region => known.Regions,
            Dimension.ProductLine => known.ProductLines,
            Dimension.Model => [.. known.Models.Where(model => Address.Narrowed.ProductLine is not { } line || line == model.ProductLine).Select(model => model.Code)],
            Dimension.Engineer => [.. known.Engineers.Select(engineer => engineer.Id.ToString(CultureInfo.InvariantCulture))],
            Dimension.Priority => Enum.GetNames<Priority>(),
            Dimension.Channel => Enum.GetNames<Channel>(),
            Dimension.ServiceType => Enum.GetNames<ServiceType>(),
            Dimension.CustomerClass => Enum.GetNames<CustomerClass>(),
            Dimension.Source => Enum.GetNames<TicketOrigin>(),
            _ => [],
        };
        return chosen is null || keys.Contains(chosen) ? keys : [chosen, .. keys];
    }

    private void Go(Dimension dimension, string? value) => navigation.NavigateTo(Address.Only(dimension, string.IsNullOrEmpty(value) ? null : value[Chosen.Length..]).Href);

    private void GoTime(string? time) => navigation.NavigateTo((Address.Closed with { Time = FilterKeys.Named<CountedTime>(time) ?? CountedTime.Elapsed }).Href);
}
