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

        /// <summary>A clock by its name, and the question that it is the reply to: 答复（第 2 问）.</summary>
        public string Clock(ClockName name, int? question) => question is { } number ? words[nameof(RulebooksTexts.Clock_OfQuestion), words.Of(name), number] : words.Of(name);

        /// <summary>What the customer's own words are about: of a repair the fault, of an installation what is installed.</summary>
        public string About(ServiceType type) => words[$"About_{type}"];

        /// <summary>What a gate wants to stand before it lets pass.</summary>
        public string Gate(string name) => words[$"Gate_{name}"];

        /// <summary>The same with what exactly the rule asks for, where it says so.</summary>
        public string Gate(GateRule rule) => rule.Wants.IsEmpty ? words.Gate(rule.Gate)
            : words[nameof(RulebooksTexts.Rule_Wants), words.Gate(rule.Gate), string.Join(words[nameof(RulebooksTexts.Services_Separator)], rule.Wants)];

        /// <summary>The services, side by side; all of them in one word.</summary>
        public string Services(IReadOnlyCollection<ServiceType> types) => types.Count == Enum.GetValues<ServiceType>().Length
            ? words[nameof(RulebooksTexts.Services_All)]
            : string.Join(words[nameof(RulebooksTexts.Services_Separator)], types.Select(type => words.Of(type)));

        /// <summary>From when on a date ahead is counted.</summary>
        public string After(Stage moment) => words[$"DateAfter_{moment}"];

        /// <summary>How long after something, one beside the other: 7 天、30 天.</summary>
        public string Periods(IEnumerable<Period> periods) =>
            string.Join(words[nameof(RulebooksTexts.Services_Separator)], periods.Select(period => words[$"Period_{period.Unit}", period.Count].Value));

        /// <summary>Where a gate stands and for which services. Before the site: somebody may be there, but does not begin.</summary>
        public string Before(GateRule rule) => rule.Before == Stage.OnSite
            ? words[nameof(RulebooksTexts.Rule_BeforeWork), words.Services(rule.Types)]
            : words[nameof(RulebooksTexts.Rule_Before), words.Of(rule.Before), words.Services(rule.Types)];
    }
}
