using System.Globalization;
using System.Text.Json.Serialization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Calls;

/// <summary>
/// What is typed while somebody is on the phone. In the browser it is kept under the names of the form's fields, so
/// that the script can add what was typed while the portal could not hear it.
/// </summary>
public sealed class PhoneCall
{
    /// <summary>Names this call, so that saving it twice makes one ticket.</summary>
    public string Id { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>When the first thing was typed; null before. UTC.</summary>
    public DateTime? Began { get; set; }

    /// <summary>The customer that was taken over from the file.</summary>
    public int? CustomerId { get; set; }

    [JsonPropertyName("contact.phone")] public string? Phone { get; set; }
    [JsonPropertyName("contact.name")] public string? Name { get; set; }
    [JsonPropertyName("customerName")] public string? CustomerName { get; set; }
    [JsonPropertyName("serialNumber")] public string? SerialNumber { get; set; }
    [JsonPropertyName("siteId")] public string? SiteId { get; set; }
    [JsonPropertyName("site.name")] public string? SiteName { get; set; }
    [JsonPropertyName("site.city")] public string? City { get; set; }
    [JsonPropertyName("site.address")] public string? Address { get; set; }
    [JsonPropertyName("fault")] public string? Fault { get; set; }
    [JsonPropertyName("appointment.day")] public string? Day { get; set; }
    [JsonPropertyName("appointment.from")] public string? From { get; set; }
    [JsonPropertyName("appointment.to")] public string? To { get; set; }
    [JsonPropertyName("serviceType")] public string? ServiceType { get; set; } = nameof(Core.Rulebooks.ServiceType.Repair);
    [JsonPropertyName("priority")] public string? Priority { get; set; } = nameof(Core.Rulebooks.Priority.Normal);
    [JsonPropertyName("impact")] public string? Impact { get; set; } = nameof(Core.Rulebooks.Impact.None);

    /// <summary>Nothing was typed yet; choices have their ordinary case from the start.</summary>
    [JsonIgnore]
    public bool IsEmpty => new[] { Phone, Name, CustomerName, SerialNumber, SiteName, City, Address, Fault, Day, From, To }.All(string.IsNullOrWhiteSpace);

    [JsonIgnore]
    public int? Site => int.TryParse(SiteId, CultureInfo.InvariantCulture, out var site) ? site : null;

    public Intake ToIntake() => new()
    {
        Channel = Channel.Phone,
        ServiceType = Parsed<ServiceType>(ServiceType),
        Priority = Parsed<Priority>(Priority),
        Impact = Parsed<Impact>(Impact),
        Contact = new ContactInput { Name = Name, Phone = Phone },
        CustomerId = CustomerId,
        CustomerName = string.IsNullOrWhiteSpace(CustomerName) ? null : CustomerName,
        SiteId = Site,
        Site = SiteId is null && new[] { SiteName, City, Address }.Any(part => !string.IsNullOrWhiteSpace(part))
            ? new SiteInput { Name = SiteName, City = City, Address = Address } : null,
        SerialNumber = string.IsNullOrWhiteSpace(SerialNumber) ? null : SerialNumber,
        Fault = Fault,
        Appointment = new[] { Day, From, To }.Any(part => !string.IsNullOrWhiteSpace(part)) ? new AppointmentInput { Day = DayOf(Day), From = From, To = To } : null,
    };

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Parsed<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) ? value : null;
}
