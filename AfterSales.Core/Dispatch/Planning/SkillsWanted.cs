using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch;

/// <summary>A skill as the department writes it: "液压 3" is 液压 at level 3; without a number the level is 0.</summary>
public readonly record struct Skill(string Word, int Level)
{
    private const int ShortestWord = 2;

    public static Skill Of(string written)
    {
        var text = written.Trim();
        var space = text.LastIndexOfAny([' ', '\u3000']);
        return space > 0 && int.TryParse(text.AsSpan(space + 1), out var level) && level >= 0 ? new Skill(text[..space].Trim(), level) : new Skill(text, 0);
    }

    /// <summary>One of the two words names the other: 净水 is the skill for a 净水机, 液压 that for a fault of the 液压系统.</summary>
    public bool IsFor(string term) => Word.Length >= ShortestWord && term.Length >= ShortestWord
        && (term.Contains(Word, StringComparison.OrdinalIgnoreCase) || Word.Contains(term, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// What has to be known for a job. No ticket names a skill; what is known of it are the machine and the fault's group. They
/// want something only where somebody of the department has a skill of such a name: nothing is made up.
/// </summary>
/// <param name="Words">The department's words that fit.</param>
/// <param name="Best">The highest level that anybody has.</param>
public sealed record SkillWanted(IReadOnlySet<string> Words, int Best)
{
    /// <summary>How it is called where it is missing.</summary>
    public string Called => Words.OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).First();

    /// <param name="department">The skills of all engineers.</param>
    public static IReadOnlyList<SkillWanted> Of(Ticket ticket, IEnumerable<string> department)
    {
        var known = department.Select(Skill.Of).Distinct().ToList();
        return
        [
            .. For(ticket.Equipment?.Model is { } model ? [model.Code, model.Name, model.ProductLine] : [], known),
            .. For(ticket.FaultGroup is { } group ? [group] : [], known),
        ];
    }

    /// <summary>The written skill that fits best; null: none does.</summary>
    public string? In(IEnumerable<string> skills) => skills.Select(written => (written, Skill: Skill.Of(written)))
        .Where(one => Words.Contains(one.Skill.Word)).OrderByDescending(one => one.Skill.Level).Select(one => one.written).FirstOrDefault();

    private static IEnumerable<SkillWanted> For(IReadOnlyList<string> terms, List<Skill> known)
    {
        var fitting = known.FindAll(skill => terms.Any(skill.IsFor));
        if (fitting.Count > 0)
            yield return new SkillWanted(fitting.Select(skill => skill.Word).ToHashSet(StringComparer.OrdinalIgnoreCase), fitting.Max(skill => skill.Level));
    }
}
