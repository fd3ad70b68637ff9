using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Rulebooks;

/// <summary>The department's vocabulary in the reader's language.</summary>
public static class RulebookWords
{
    extension(IStringLocalizer<RulebooksTexts> words)
    {
        /// <summary>Why a clock stands still: a hold's reason, or one of the process itself.</summary>
        public string Pause(string reason) =>
            Enum.TryParse<HoldReason>(reason, out var hold) ? words.Of(hold) : words[$"Pause_{reason}"];
    }
}
