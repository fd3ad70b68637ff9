using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AfterSales.Portal.Dispatch.Board.Faces;

/// <summary>
/// Renders a component that nobody can act on to HTML, encoded as Blazor encodes everything: what looks the same on
/// every board is then drawn once, and not once in every circuit.
/// </summary>
public sealed class FacePrinter(IServiceScopeFactory scopes, ILoggerFactory logs) : IDisposable
{
    private readonly IServiceScope scope = scopes.CreateScope();

    /// <summary>In the language of whoever asks. The component must not wait for anything.</summary>
    public string Print<TFace>(IDictionary<string, object?> parameters) where TFace : IComponent
    {
        // One renderer for each: it keeps whatever it has drawn, and with nobody else in its queue it draws at once.
        using var renderer = new HtmlRenderer(new Furnished(scope.ServiceProvider), logs);
        var html = "";
        var drawn = renderer.Dispatcher.InvokeAsync(() => { html = renderer.BeginRenderingComponent<TFace>(ParameterView.FromDictionary(parameters)).ToHtmlString(); });
        return drawn.IsCompletedSuccessfully ? html : throw new InvalidOperationException($"{typeof(TFace).Name} was not drawn at once.", drawn.Exception);
    }

    public void Dispose() => scope.Dispose();

    // Chinese stays as it is: by itself the renderer writes each of its signs as a number, eight times as long.
    private sealed class Furnished(IServiceProvider services) : IServiceProvider
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? Encoder : services.GetService(serviceType);
    }
}
