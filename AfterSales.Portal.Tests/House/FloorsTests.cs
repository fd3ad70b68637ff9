using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace AfterSales.Portal.Tests.House;

/// <summary>That features stand on floors, and that the department knows nothing of the web.</summary>
public sealed class FloorsTests
{
    private static readonly Architecture Ours = new ArchLoader()
        .LoadAssemblies([.. Sources.Assemblies]).Build();

    [Theory]
    [InlineData("AfterSales.Core")]
    [InlineData("AfterSales.Portal")]
    public void A_feature_uses_only_features_below_it(string project)
    {
        var upwards =
            from type in Ours.Types
            let feature = Floors.FeatureOf(project, type.Namespace?.FullName)
            where feature is not null
            from target in type.GetTypeDependencies(Ours)
            let other = Floors.FeatureOf(project, target.Namespace?.FullName)
            where other is not null && !Floors.StandsOn(feature, other)
            select $"{type.FullName} uses {target.FullName}";
        Sources.AssertNone(upwards);
    }

    [Fact]
    public void The_shell_is_the_ground_and_uses_no_feature_of_the_portal()
    {
        var upwards =
            from type in Ours.Types
            where type.Namespace?.FullName.StartsWith("AfterSales.Portal.Shell", StringComparison.Ordinal) == true
            from target in type.GetTypeDependencies(Ours)
            where Floors.FeatureOf("AfterSales.Portal", target.Namespace?.FullName) is not null
            select $"{type.FullName} uses {target.FullName}";
        Sources.AssertNone(upwards);
    }

    [Fact]
    public void Every_folder_of_the_department_is_a_feature()
    {
        var folders = new DirectoryInfo(Path.Combine(Sources.Root, "AfterSales.Core")).GetDirectories()
            .Select(folder => folder.Name).Except(["bin", "obj", .. Floors.Features]);
        Sources.AssertNone(folders);
    }

    [Fact]
    public void The_department_knows_nothing_of_the_web()
    {
        var web = typeof(Core.Data.Actor).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)
            .Where(name => name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("MudBlazor", StringComparison.Ordinal));
        Sources.AssertNone(web);
    }
}
