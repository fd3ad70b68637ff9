using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;

namespace AfterSales.Core.Demo;

/// <summary>The demo company's people and what it makes.</summary>
internal static class DemoPeople
{
    public static IEnumerable<Employee> Employees(DemoData data) =>
    [
        .. data.People.Supervisors.Select((person, at) => Of(person, Roles.Supervisor, $"supervisor{at + 1}")),
        .. data.People.Staff.Select((person, at) => Of(person, Roles.Staff, $"staff{at + 1}")),
        .. data.People.Engineers.Select((person, at) => EngineerOf(person, at + 1, data)),
    ];

    public static IEnumerable<EquipmentModel> Models(DemoData data) =>
        data.Models.Select(model => new EquipmentModel { Code = model.Code, Name = model.Name, ProductLine = model.ProductLine });

    private static Employee Of(PersonData person, Roles role, string user) =>
        new() { Name = person.Name, Phone = person.Phone, Roles = role, DemoUser = user };

    private static Employee EngineerOf(EngineerData person, int number, DemoData data)
    {
        var home = data.Cities.First(city => city.Name == person.City);
        return new Employee
        {
            Name = person.Name,
            Phone = person.Phone,
            Roles = Roles.Engineer,
            DemoUser = string.Create(CultureInfo.InvariantCulture, $"engineer{number}"),
            Engineer = new Engineer
            {
                Skills = person.Skills,
                HomeCity = person.City,
                HomeLat = home.Lat,
                HomeLon = home.Lon,
                OnDuty = person.OnDuty,
                SharesPosition = person.Shares,
            },
        };
    }
}
