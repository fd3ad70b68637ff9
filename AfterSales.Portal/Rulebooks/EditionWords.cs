using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Portal.Shell;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Rulebooks;

/// <summary>Says in the reader's language what Core says of editions in numbers, days and codes.</summary>
public static class EditionWords
{
    extension(IStringLocalizer<RulebookPagesTexts> texts)
    {
        /// <summary>An edition or a preset by its number or sign: 第 2 版 · 预设 R3.</summary>
        public string Title(ShownRulebook shown) => shown.Edition is { } edition ? texts.Number(edition) : texts[nameof(RulebookPagesTexts.Preset_Title), shown.Rulebook.Id];

        public string Number(EditionFile edition) => texts[nameof(RulebookPagesTexts.Edition_Number), edition.Number];

        /// <summary>From when on new tickets begin under it.</summary>
        public string From(EditionFile edition, ReadersTime times) => edition switch
        {
            { EffectiveFrom: null } => texts[nameof(RulebookPagesTexts.Edition_NotPublished)],
            { FromTheBeginning: true } => texts[nameof(RulebookPagesTexts.Edition_FromBeginning)],
            { EffectiveFrom: { } day } => times.Date(day),
        };

        public string Problem(Problem problem) => texts[$"Problem_{problem.Code.Replace('-', '_')}", problem.Limit ?? ""];

        /// <summary>Hours as they are promised: 24 h, 0.5 h.</summary>
        public string Hours(double hours) => texts[nameof(RulebookPagesTexts.Hours), hours];
    }
}
