using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Tests.World;

/// <summary>A language in which every text of the portal stands between ⟦ and ⟧: what stands outside is data, or was written into a page.</summary>
internal static class PseudoLanguage
{
    public static void Speak(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory>(provider => new Factory(
        new ResourceManagerStringLocalizerFactory(provider.GetRequiredService<IOptions<LocalizationOptions>>(), provider.GetRequiredService<ILoggerFactory>()))));

    private sealed class Factory(ResourceManagerStringLocalizerFactory real) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new Localizer(real.Create(resourceSource));

        public IStringLocalizer Create(string baseName, string location) => new Localizer(real.Create(baseName, location));
    }

    private sealed class Localizer(IStringLocalizer real) : IStringLocalizer
    {
        public LocalizedString this[string name] => Marked(real[name]);

        public LocalizedString this[string name, params object[] arguments] => Marked(real[name, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => real.GetAllStrings(includeParentCultures).Select(Marked);

        private static LocalizedString Marked(LocalizedString text) => text.ResourceNotFound ? text : new(text.Name, $"⟦{text.Value}⟧", resourceNotFound: false);
    }
}
