using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Customers;

public enum CustomerKind
{
    /// <summary>最终用户</summary>
    EndUser,
    /// <summary>经销商: reports for its end users.</summary>
    Dealer,
}

/// <summary>A customer 客户 with sites and contacts.</summary>
public sealed class Customer
{
    public int Id { get; private init; }
    public required string Name { get; set; }
    public CustomerKind Kind { get; init; }
    public bool Vip { get; set; }
    /// <summary>The dealer who sold to this end user, or null.</summary>
    public int? DealerId { get; set; }
    /// <summary>Where an imported customer comes from, as `source/key`; null for our own.</summary>
    public string? ExternalRef { get; init; }
    public List<Site> Sites { get; } = [];
    public List<CustomerContact> Contacts { get; } = [];

    private sealed class Configuration : IEntityTypeConfiguration<Customer>
    {
        public void Configure(EntityTypeBuilder<Customer> builder)
        {
            builder.Property(customer => customer.Name).HasMaxLength(200);
            builder.HasIndex(customer => customer.Name);
            builder.HasIndex(customer => customer.ExternalRef).IsUnique();
            builder.HasOne<Customer>().WithMany().HasForeignKey(customer => customer.DealerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A place where a customer's equipment stands 现场.</summary>
public sealed class Site
{
    public int Id { get; private init; }
    public int CustomerId { get; private init; }
    public required string Name { get; set; }
    public string? Address { get; set; }
    public string? City { get; set; }
    public string? Province { get; set; }
    /// <summary>Id of the work calendar that counts here; null: the company's.</summary>
    public string? Calendar { get; set; }
    /// <summary>Degrees, WGS-84; null while nobody has placed it.</summary>
    public double? Lat { get; set; }
    public double? Lon { get; set; }
}

/// <summary>A person at the customer 联系人.</summary>
public sealed class CustomerContact
{
    public int Id { get; private init; }
    public int CustomerId { get; private init; }
    public required string Name { get; set; }
    public string? Position { get; set; }
    public string? Phone
    {
        get;
        set
        {
            field = value;
            PhoneDigits = Customers.PhoneDigits.Of(value);
        }
    }

    /// <summary>The digits alone, without +86: what a caller's number is looked up by.</summary>
    public string? PhoneDigits { get; private set; }
    public string? Email { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<CustomerContact>
    {
        public void Configure(EntityTypeBuilder<CustomerContact> builder) => builder.HasIndex(contact => contact.PhoneDigits);
    }
}

/// <summary>Telephone numbers as they are compared.</summary>
public static class PhoneDigits
{
    public static string? Of(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone))
            return null;
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        // A number half typed has few digits; then only the plus tells that 86 is the country.
        var international = digits.Length > 11 || phone.TrimStart().StartsWith('+');
        return international && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
    }
}

/// <summary>The files of customers and machines in the database.</summary>
public static class CustomerSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<Customer> Customers => db.Set<Customer>();
        public DbSet<Site> Sites => db.Set<Site>();
        public DbSet<CustomerContact> CustomerContacts => db.Set<CustomerContact>();
        public DbSet<Equipment> Equipment => db.Set<Equipment>();
        public DbSet<EquipmentModel> EquipmentModels => db.Set<EquipmentModel>();
    }
}
