namespace AfterSales.Portal.Shell.Layouts;

/// <summary>What a page is made of: which styles and scripts it loads, and how strict its content policy is.</summary>
public enum PageKind
{
    /// <summary>Interactive, for people who sit at it all day. The kind of every page that does not say another.</summary>
    Working,

    /// <summary>For customers: plain HTML, no circuit, the strictest policy.</summary>
    Public,

    /// <summary>For engineers in the field: plain HTML with enhanced forms and one small script.</summary>
    Engineer,

    /// <summary>For screens that hang somewhere for months: plain HTML and one script that follows the hub; no circuit that could be lost.</summary>
    Wall,
}

/// <summary>
/// Marks a page that is not a working page; such a page also carries <c>[ExcludeFromInteractiveRouting]</c> and its
/// <c>@layout</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PageKindAttribute(PageKind kind) : Attribute
{
    public PageKind Kind { get; } = kind;

    /// <summary>
    /// The page's script, as an asset's path. Enhanced navigation runs no script that was not there from the start,
    /// so pages that link to each other name the same one.
    /// </summary>
    public string? Script { get; init; }
}

internal static class PageKinds
{
    extension(HttpContext context)
    {
        public PageKindAttribute PageKind =>
            context.GetEndpoint()?.Metadata.GetMetadata<PageKindAttribute>() ?? new PageKindAttribute(Layouts.PageKind.Working);
    }
}
