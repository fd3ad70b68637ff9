using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.People;

/// <summary>Somebody of the after-sales department 员工.</summary>
public sealed class Employee
{
    public int Id { get; private init; }
    public required string Name { get; set; }
    public Roles Roles { get; set; }
    public bool Active { get; set; } = true;
    public string? Phone { get; set; }

    /// <summary>The language the person chose to read, as a culture's name; null before a choice.</summary>
    public string? Language { get; set; }

    /// <summary>The name of the demo sign-in (`engineer1`), or null.</summary>
    public string? DemoUser { get; init; }

    /// <summary>The stable key of the company account: directory object id, unique within the tenant.</summary>
    public string? ObjectId { get; set; }

    /// <summary>Where an imported person comes from, as `source/key`; null for our own.</summary>
    public string? ExternalRef { get; init; }

    /// <summary>Set for engineers.</summary>
    public Engineer? Engineer { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<Employee>
    {
        public void Configure(EntityTypeBuilder<Employee> builder)
        {
            builder.Property(employee => employee.Name).HasMaxLength(100);
            builder.Property(employee => employee.Language).HasMaxLength(10);
            builder.HasIndex(employee => employee.DemoUser).IsUnique();
            builder.HasIndex(employee => employee.ObjectId).IsUnique();
            builder.HasIndex(employee => employee.ExternalRef).IsUnique();
            builder.HasOne(employee => employee.Engineer).WithOne(engineer => engineer.Employee).HasForeignKey<Engineer>(engineer => engineer.Id);
        }
    }
}

/// <summary>What is known of an employee who goes to customers 服务工程师. Has the employee's id.</summary>
public sealed class Engineer
{
    public int Id { get; private init; }
    public Employee Employee { get; private init; } = null!;
    /// <summary>In the department's words, as "液压 3".</summary>
    public List<string> Skills { get; set; } = [];
    public string? HomeCity { get; set; }
    /// <summary>Degrees, WGS-84.</summary>
    public double? HomeLat { get; set; }
    public double? HomeLon { get; set; }
    public bool OnDuty { get; set; }
    /// <summary>Consents to show the position while on duty.</summary>
    public bool SharesPosition { get; set; }
    /// <summary>Since when both hold without a break, UTC: no position from before is taken. Null while one does not, or when it is not known.</summary>
    public DateTime? SharingSince { get; set; }
}

/// <summary>The people of the department in the database.</summary>
public static class PeopleSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<Employee> Employees => db.Set<Employee>();
        public DbSet<Engineer> Engineers => db.Set<Engineer>();
    }
}
