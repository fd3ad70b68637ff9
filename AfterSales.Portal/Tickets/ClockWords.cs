using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tickets;

/// <summary>Names clocks in the reader's language.</summary>
public static class ClockWords
{
    extension(IStringLocalizer<RulebooksTexts> words)
    {
        public string Clock(ClockFacts clock) => words.Clock(clock.Name, clock.Question);
    }
}
