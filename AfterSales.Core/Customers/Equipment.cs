using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Customers;

/// <summary>A type of machine 机型, as "EBZ200 掘进机".</summary>
public sealed class EquipmentModel
{
    public int Id { get; private init; }
    /// <summary>As on the type plate: EBZ200.</summary>
    public required string Code { get; set; }
    /// <summary>掘进机</summary>
    public required string Name { get; set; }
    /// <summary>产品线</summary>
    public required string ProductLine { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<EquipmentModel>
    {
        public void Configure(EntityTypeBuilder<EquipmentModel> builder) => builder.HasIndex(model => model.Code).IsUnique();
    }
}

/// <summary>One machine at a customer 设备.</summary>
public sealed class Equipment
{
    public int Id { get; private init; }
    /// <summary>出厂编号; unique, compared without regard to case.</summary>
    public required string SerialNumber { get; set; }
    public int ModelId { get; init; }
    public EquipmentModel Model { get; init; } = null!;
    public int CustomerId { get; set; }
    public Customer Customer { get; init; } = null!;
    public int? SiteId { get; set; }
    public Site? Site { get; set; }
    public DateOnly? SoldOn { get; set; }
    /// <summary>Last day of the warranty 质保期, in the company's time zone.</summary>
    public DateOnly? WarrantyUntil { get; set; }
    public int? ReplacedById { get; private set; }
    /// <summary>The machine that took its place at the customer 换机; from then on this one is out of use there.</summary>
    public Equipment? ReplacedBy { get; set; }
    /// <summary>UTC.</summary>
    public DateTime? ReplacedAt { get; set; }
    /// <summary>配置表</summary>
    public List<ConfigurationItem> Configuration { get; set; } = [];

    private sealed class EntityConfiguration : IEntityTypeConfiguration<Equipment>
    {
        public void Configure(EntityTypeBuilder<Equipment> builder)
        {
            builder.Property(equipment => equipment.SerialNumber).HasMaxLength(60).UseCollation("NOCASE");
            builder.HasIndex(equipment => equipment.SerialNumber).IsUnique();
            builder.HasOne(equipment => equipment.Customer).WithMany().OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(equipment => equipment.Model).WithMany().OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(equipment => equipment.Site).WithMany().OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(equipment => equipment.ReplacedBy).WithOne().HasForeignKey<Equipment>(equipment => equipment.ReplacedById).OnDelete(DeleteBehavior.Restrict);
            builder.OwnsMany(equipment => equipment.Configuration, items => items.ToJson());
        }
    }
}

/// <summary>A line of a machine's configuration list: "截割电机", "200 kW".</summary>
public sealed record ConfigurationItem(string Name, string Value);
