using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AfterSales.Portal.Shell.Languages;

/// <summary>MudBlazor's own words in Chinese; its English ones it brings along.</summary>
internal sealed class MudWords(IStringLocalizer<MudWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
