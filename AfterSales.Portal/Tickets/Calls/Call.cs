using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Calls;

/// <summary>What is typed while somebody is on the phone.</summary>
internal sealed class Call
{
    public string? Phone { get; set; }
    public string? Name { get; set; }
    public string? CustomerName { get; set; }
    public string? SerialNumber { get; set; }
    public string? SiteId { get; set; }
    public string? SiteName { get; set; }
    public string? City { get; set; }
    public string? Address { get; set; }
    public string? Fault { get; set; }
    public string? ServiceType { get; set; } = nameof(Core.Rulebooks.ServiceType.Repair);
    public string? Priority { get; set; } = nameof(Core.Rulebooks.Priority.Normal);
    public string? Impact { get; set; } = nameof(Core.Rulebooks.Impact.None);

    public Intake ToIntake(int? customerId) => new()
    {
        Channel = Channel.Phone,
        ServiceType = Parsed<ServiceType>(ServiceType),
        Priority = Parsed<Priority>(Priority),
        Impact = Parsed<Impact>(Impact),
        Contact = new ContactInput { Name = Name, Phone = Phone },
        CustomerId = customerId,
        CustomerName = string.IsNullOrWhiteSpace(CustomerName) ? null : CustomerName,
        SiteId = int.TryParse(SiteId, CultureInfo.InvariantCulture, out var site) ? site : null,
        Site = SiteId is null && new[] { SiteName, City, Address }.Any(part => !string.IsNullOrWhiteSpace(part))
            ? new SiteInput { Name = SiteName, City = City, Address = Address } : null,
        SerialNumber = string.IsNullOrWhiteSpace(SerialNumber) ? null : SerialNumber,
        Fault = Fault,
    };

    private static T? Parsed<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) ? value : null;
}
