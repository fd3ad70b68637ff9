using System.Reflection;
using System.Text.RegularExpressions;
using AfterSales.Portal.Dispatch.Wall;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Layouts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tests.House;

/// <summary>What every page keeps to.</summary>
public sealed partial class PagesTests
{
    public static TheoryData<Type> Pages => [.. typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    [Fact]
    public void Everything_is_closed_unless_it_opens_itself() =>
        Assert.Contains("@attribute [Authorize]", Sources.Read("AfterSales.Portal", "_Imports.razor"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_named_a_page(Type page) => Assert.EndsWith("Page", page.Name, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_of_another_kind_leaves_interactive_routing_and_has_its_kinds_layout(Type page)
    {
        var kind = page.GetCustomAttribute<PageKindAttribute>()?.Kind ?? PageKind.Working;
        var layout = page.GetCustomAttribute<LayoutAttribute>()?.LayoutType;
        Assert.Equal(kind is not PageKind.Working, page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute)));
        Assert.Equal(kind switch { PageKind.Public => typeof(PublicLayout), PageKind.Engineer => typeof(EngineerLayout), PageKind.Wall => typeof(WallLayout), _ => null }, layout);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_open_to_everybody_costs_no_circuit(Type page)
    {
        if (page.IsDefined(typeof(AllowAnonymousAttribute)))
            Assert.Equal(PageKind.Public, page.GetCustomAttribute<PageKindAttribute>()?.Kind);
    }

    [Fact]
    public void Times_and_numbers_are_formatted_for_the_reader_and_never_by_the_machines_clock()
    {
        var careless =
            from file in Sources.OfPortal.Concat(Sources.Files.Where(file => Sources.Name(file).StartsWith("AfterSales.Core/", StringComparison.Ordinal)))
            where file.Extension is ".cs" or ".razor"
            from Match match in (file.Extension == ".razor" ? CarelessInMarkup() : Careless()).Matches(Sources.Read(file))
            select $"{Sources.Name(file)}: {match.Value}";
        Sources.AssertNone(careless);
    }

    [Fact]
    public void Styles_take_their_values_from_the_theme()
    {
        var stubborn =
            from file in Sources.OfPortal
            where file.Name.EndsWith(".css", StringComparison.Ordinal) && file.Name != "tokens.css"
            from Match match in Stubborn().Matches(Sources.Read(file))
            select $"{Sources.Name(file)}: {match.Value}";
        Sources.AssertNone(stubborn);
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)")]
    private static partial Regex Careless();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)|\.ToString\(""|string\.Format|\.To(Short|Long)(Date|Time)String")]
    private static partial Regex CarelessInMarkup();

    [GeneratedRegex(@"!important|#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])")]
    private static partial Regex Stubborn();
}
