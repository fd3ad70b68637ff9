using AfterSales.Core.Customers;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Customers;

/// <summary>The files of customers and machines.</summary>
internal static class CustomersFeature
{
    public static void AddCustomers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CustomerRegister>();
        services.AddSingleton<CustomerDesk>();
        services.AddSingleton<EquipmentQueries>();
        services.AddSingleton<EquipmentHistory>();
        services.AddScoped<CustomerWords>();
    }
}
