using AfterSales.Core.Data;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Shell.Entries;

/// <summary>Says in the reader's language why an entry could not be written.</summary>
internal static class EntryWords
{
    extension(IStringLocalizer<EntriesTexts> texts)
    {
        public string Problem(Problem problem) => texts[$"Problem_{problem.Code.Replace('-', '_')}", problem.Limit ?? ""];

        /// <summary>Null where the fields say it themselves.</summary>
        public string? Say(Refusal refusal) => refusal switch
        {
            InvalidRefusal => null,
            StaleRefusal => texts[nameof(EntriesTexts.Refused_Changed)].Value,
            NotAllowedRefusal { Code: "own-work" } => texts[nameof(EntriesTexts.Refused_OwnWork)].Value,
            UnknownRefusal => texts[nameof(EntriesTexts.Refused_Gone)].Value,
            _ => texts[nameof(EntriesTexts.Refused_Forbidden)].Value,
        };
    }
}
