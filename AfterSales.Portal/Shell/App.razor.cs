using AfterSales.Portal.Shell.Layouts;
using AfterSales.Portal.Shell.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AfterSales.Portal.Shell;

/// <summary>The document around every page. Which kind of page it is, the endpoint's metadata says.</summary>
public sealed partial class App
{
    // Nothing is rendered twice: a working page waits for its circuit instead of being drawn dead first.
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private PageKind Kind => Http.PageKind.Kind;
    private string? Script => Http.PageKind.Script;
    private string Nonce => ContentPolicy.NonceOf(Http);
    private InteractiveServerRenderMode? RenderMode => Http.AcceptsInteractiveRouting() ? Interactive : null;
    private string? Theme => Http.Request.Cookies["theme"] is "light" or "dark" ? Http.Request.Cookies["theme"] : null;
}
