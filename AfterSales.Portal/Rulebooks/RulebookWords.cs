using AfterSales.Core.Rulebooks;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Rulebooks;

/// <summary>The department's vocabulary in the reader's language.</summary>
public static class RulebookWords
{
    extension(IStringLocalizer<RulebooksTexts> words)
    {
        /// <summary>The word for a value of the vocabulary.</summary>
        public string Of<T>(T value) where T : struct, Enum => words[$"{typeof(T).Name}_{value}"];

        /// <summary>Why a clock stands still: a hold's reason, or one of the process itself.</summary>
        public string Pause(string reason) =>
            Enum.TryParse<HoldReason>(reason, out var hold) ? words.Of(hold) : words[$"Pause_{reason}"];
    }
}
