using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>Collects what is wrong with an input, field by field.</summary>
internal sealed class InputCheck
{
    private readonly Dictionary<string, IReadOnlyList<Problem>> errors = [];

    public bool Failed => errors.Count > 0;

    public Invalid? Result => Failed ? new Invalid(errors) : null;

    public void Add(string field, string problem, string? limit = null) =>
        errors[field] = [.. errors.GetValueOrDefault(field) ?? [], new Problem(problem, limit)];

    public void Require(bool present, string field)
    {
        if (!present)
            Add(field, "required");
    }
}
