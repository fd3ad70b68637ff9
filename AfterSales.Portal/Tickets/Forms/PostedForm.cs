using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Forms;

/// <summary>What a plain form posted, and what was wrong with it: kept, so that nobody has to type it twice.</summary>
public sealed class PostedForm
{
    private const int LongestList = 20;
    private readonly IFormCollection? posted;
    private readonly Dictionary<string, IReadOnlyList<Problem>> problems = [];

    private PostedForm(IFormCollection? posted) => this.posted = posted;

    public bool Posted => posted is not null;

    public bool HasProblems => problems.Count > 0;

    /// <summary>What was typed into a field, without blanks around it; null for nothing.</summary>
    public string? this[string name] => posted?[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Whether anything was filled in: in the field, or in a row of the list of that name.</summary>
    public bool Holds(string name) => posted is not null && posted.Keys.Any(key => (key == name || key.StartsWith($"{name}[", StringComparison.Ordinal)) && this[key] is not null);

    public IReadOnlyList<string?> All(string name) => posted is null ? [] : [.. posted[name]];

    public IReadOnlyList<Problem> ProblemsOf(string name) => problems.GetValueOrDefault(name) ?? [];

    public static async Task<PostedForm> OfAsync(HttpContext http) =>
        new(HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null);

    /// <summary>A choice of an enumeration; null for nothing and for what nobody offered.</summary>
    public T? Choice<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(this[name], ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    public int? Number(string name) => int.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    public long? LongNumber(string name) => long.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    public double? Fraction(string name) => double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public bool? YesOrNo(string name) => bool.TryParse(this[name], out var value) ? value : null;

    /// <summary>What a field of type datetime-local holds: a time without a zone.</summary>
    public DateTime? LocalTime(string name) => DateTime.TryParse(this[name], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;

    /// <summary>What a field of type date holds.</summary>
    public DateOnly? Day(string name) => DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;

    /// <summary>When the customer would like somebody to come; null where nothing was said.</summary>
    public AppointmentInput? Appointment => Holds("appointment.day") || Holds("appointment.from") || Holds("appointment.to")
        ? new AppointmentInput { Day = Day("appointment.day"), From = this["appointment.from"], To = this["appointment.to"] } : null;

    /// <summary>The filled-in rows of a list, <c>readings[0].name</c> and so on; rows left empty are passed over.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string list, params string[] columns) =>
        [.. Enumerable.Range(0, LongestList)
            .Select(row => columns.Select(column => (column, text: this[$"{list}[{row}].{column}"])).Where(cell => cell.text is not null).ToDictionary(cell => cell.column, cell => cell.text!))
            .Where(row => row.Count > 0)];

    /// <param name="fieldOf">The form's own name of a command's field.</param>
    public void Refuse(Invalid invalid, Func<string, string>? fieldOf = null)
    {
        foreach (var (field, found) in invalid.Errors)
            problems[fieldOf?.Invoke(field) ?? field] = found;
    }

    public void Refuse(string field, string problem) => problems[field] = [new Problem(problem)];
}
