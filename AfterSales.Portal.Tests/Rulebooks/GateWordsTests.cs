using System.Globalization;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>A gate is known to people by its words, never by its name.</summary>
public sealed class GateWordsTests
{
    public static TheoryData<string> Names => [.. PresetFiles.All.SelectMany(preset => preset.Gates).Select(rule => rule.Gate).Concat(Gates.All.Select(gate => gate.Name)).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_gate_that_a_rulebook_may_name_is_said_in_both_languages(string name)
    {
        foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("zh") })
        {
            var words = RulebooksTexts.ResourceManager.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
            Assert.False(string.IsNullOrWhiteSpace(words?.GetString($"Gate_{name}")), $"Gate_{name} {culture.Name}");
        }
    }
}
