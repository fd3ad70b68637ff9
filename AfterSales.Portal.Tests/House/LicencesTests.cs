using System.Text.Json;

namespace AfterSales.Portal.Tests.House;

/// <summary>That whoever wrote what is served beside our own code is named there.</summary>
public sealed class LicencesTests
{
    private static readonly string Served = Path.Combine(Sources.Root, "AfterSales.Portal", "wwwroot", "lib");

    [Fact]
    public void Every_library_that_is_served_has_its_licence_beside_it() => Sources.AssertNone(
        Directory.GetDirectories(Served).Where(library => !File.Exists(Path.Combine(library, "LICENSE.txt")) || new FileInfo(Path.Combine(library, "LICENSE.txt")).Length < 300));

    [Fact]
    public void Every_package_that_the_portal_wants_is_served()
    {
        using var packages = JsonDocument.Parse(Sources.Read("AfterSales.Portal", "package.json"));
        Sources.AssertNone(packages.RootElement.GetProperty("dependencies").EnumerateObject().Select(package => package.Name.Split('/')[^1])
            .Where(name => !Directory.Exists(Path.Combine(Served, name))));
    }
}
