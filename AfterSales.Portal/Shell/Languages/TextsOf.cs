using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Shell.Languages;

/// <summary>Texts for values rather than places.</summary>
public static class TextsOf
{
    extension(IStringLocalizer texts)
    {
        /// <summary>
        /// The word for an enumeration's value, under the key <c>{Enum}_{Value}</c>. A test holds that a texts file
        /// that names one value of an enumeration names them all.
        /// </summary>
        public string Of<T>(T value) where T : struct, Enum => texts[$"{typeof(T).Name}_{value}"];
    }
}
