using System.Globalization;
using AfterSales.Core.Customers;

namespace AfterSales.Core.Demo;

/// <summary>The demo company's customers with sites and contacts, and the machines they have.</summary>
internal sealed class DemoCustomers(DemoData data, Dice dice, DateOnly today)
{
    private readonly HashSet<string> phones = [];

    public IReadOnlyList<Customer> Customers() => [.. data.Customers.Select(CustomerOf)];

    /// <summary>Which end user bought from which dealer; to be told when both have ids.</summary>
    public void NameDealers(IReadOnlyList<Customer> customers)
    {
        var ids = customers.ToDictionary(customer => customer.Name, customer => customer.Id);
        foreach (var (told, customer) in data.Customers.Zip(customers))
            customer.DealerId = told.Dealer is { } dealer ? ids[dealer] : null;
    }

    public IReadOnlyList<Equipment> Machines(IReadOnlyList<Customer> customers, IReadOnlyList<EquipmentModel> models)
    {
        var machines = new List<Equipment>();
        foreach (var told in data.Models)
        {
            // Dealers keep one for show; those who use the machines have the rest, the larger customers more.
            var buyers = data.Customers.Zip(customers).Where(both => both.First.Lines.Contains(told.Line)).ToList();
            var weights = buyers.Select(both => both.First.Kind == CustomerKind.Dealer ? 0.35 : both.First.Vip ? 3.0 : 1.4).ToArray();
            var model = models.First(model => model.Code == told.Code);
            for (var count = 1; count <= told.Share; count++)
                machines.Add(MachineOf(told, model, buyers[dice.Weighted(weights)].Second, count));
        }
        return machines;
    }

    private Customer CustomerOf(CustomerData told)
    {
        var customer = new Customer { Name = told.Name, Kind = told.Kind, Vip = told.Vip };
        customer.Sites.AddRange(told.Sites.Select(site => SiteOf(site, told)));
        var people = 1 + dice.Below(told.Vip ? 3 : 2);
        for (var i = 0; i < people; i++)
            customer.Contacts.Add(ContactOf());
        return customer;
    }

    // Mines lie outside the towns they are named after, the rest inside.
    private Site SiteOf(string told, CustomerData customer)
    {
        var parts = told.Split('|');
        var city = data.Cities.First(city => city.Name == parts[1]);
        var reach = customer.Kind == CustomerKind.EndUser && customer.Lines.Any(line => line is "roadheader" or "truck") ? 0.35 : 0.06;
        return new Site
        {
            Name = parts[0],
            City = city.Name,
            Province = city.Province,
            Address = $"{city.Province}{(city.Province == city.Name ? "" : city.Name)}{parts[2]}",
            Lat = Math.Round(city.Lat + dice.Between(-reach, reach), 4),
            Lon = Math.Round(city.Lon + dice.Between(-reach, reach), 4),
        };
    }

    private CustomerContact ContactOf() => new()
    {
        Name = dice.Pick(data.Words.Surnames) + dice.Pick(data.Words.Given),
        Position = dice.Pick(data.Words.Titles),
        Phone = Phone(),
    };

    private string Phone()
    {
        string phone;
        do
        {
            var prefix = dice.Pick<int>([131, 132, 133, 150, 151, 152, 158, 159, 177, 180, 186, 188]);
            phone = string.Create(CultureInfo.InvariantCulture, $"{prefix} {dice.Below(10_000):0000} {dice.Below(10_000):0000}");
        }
        while (!phones.Add(phone));
        return phone;
    }

    private Equipment MachineOf(ModelData told, EquipmentModel model, Customer customer, int count)
    {
        // Old enough for the history that is told of it.
        var soldOn = today.AddDays(-(int)dice.Between(215, 1700));
        return new Equipment
        {
            SerialNumber = string.Create(CultureInfo.InvariantCulture, $"{told.Code}-{soldOn:yyMM}-{count:000}"),
            Model = model,
            Customer = customer,
            Site = dice.Pick(customer.Sites),
            SoldOn = soldOn,
            WarrantyUntil = soldOn.AddMonths(told.WarrantyMonths),
            Configuration = [.. told.Configuration.Select(item => item.Split('|')).Select(item => new ConfigurationItem(item[0], item[1]))],
        };
    }
}
