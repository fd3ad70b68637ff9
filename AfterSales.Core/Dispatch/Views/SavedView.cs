using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Dispatch;

/// <summary>A way to look at the board that somebody keeps under a name 我的视图; nobody else sees it.</summary>
public sealed class SavedView
{
    public int Id { get; private init; }
    public required int EmployeeId { get; init; }
    public required string Name { get; set; }
    /// <summary>What stands behind the question mark in the board's address. Read by the board alone, which leaves out what it does not know.</summary>
    public required string Query { get; set; }
    /// <summary>What the board opens with for this person; at most one.</summary>
    public bool Usual { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<SavedView>
    {
        public void Configure(EntityTypeBuilder<SavedView> builder)
        {
            builder.Property(view => view.Name).HasMaxLength(SavedViewDesk.LongestName).UseCollation("NOCASE");
            builder.Property(view => view.Query).HasMaxLength(SavedViewDesk.LongestQuery);
            builder.HasIndex(view => new { view.EmployeeId, view.Name }).IsUnique();
            builder.HasOne<Employee>().WithMany().HasForeignKey(view => view.EmployeeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A saved view as its owner sees it.</summary>
public sealed record ViewLine(int Id, string Name, string Query, bool Usual);
