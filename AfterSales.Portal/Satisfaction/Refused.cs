using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Satisfaction;

/// <summary>Says in the reader's language why a complaint, a check or a measure could not be changed.</summary>
internal static class Refused
{
    extension(IStringLocalizer<SatisfactionTexts> texts)
    {
        /// <summary>Null where the fields say it themselves, or where it is said as everywhere.</summary>
        public string? Say(Refusal refusal) => refusal switch
        {
            ComplaintLacks lacks => texts[nameof(SatisfactionTexts.Refused_Lacks), string.Join(texts[nameof(SatisfactionTexts.Comma)], lacks.Missing.Select(texts.Lack))].Value,
            WrongComplaintState or WrongCheckState or WrongActionState => texts[nameof(SatisfactionTexts.Refused_WrongState)].Value,
            OwnJob => texts[nameof(SatisfactionTexts.Refused_OwnJob)].Value,
            OwnMeasure => texts[nameof(SatisfactionTexts.Refused_OwnMeasure)].Value,
            _ => null,
        };

        /// <summary>R6.11 the call back …</summary>
        public string Lack(ComplaintLack lack) => $"{lack.Clause} {texts.Of(lack.Need)}";
    }
}
