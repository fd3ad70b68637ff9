using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>
/// A command's form while somebody fills it in: everything as it was typed, by the fields' API names. It becomes the
/// command in the same way as a body of the API does, so that page and API cannot differ.
/// </summary>
public sealed class CommandDraft(string command)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private const int MostLines = 50;
    private readonly Type form = ServiceProcess.Row(command).Form;
    private readonly Dictionary<string, string> typed = [];
    private readonly Dictionary<string, List<Line>> lines = [];
    private readonly HashSet<int> chosen = [];

    public string Command { get; } = command;

    public IReadOnlyList<FieldSpec> Fields => CommandForm.Of(form);

    /// <summary>What stands in a field; times as <c>yyyy-MM-ddTHH:mm</c> of the company's zone.</summary>
    public string? this[string field]
    {
        get => typed.GetValueOrDefault(field);
        set
        {
            if (string.IsNullOrEmpty(value))
                typed.Remove(field);
            else
                typed[field] = value;
        }
    }

    /// <summary>The engineers that are ticked.</summary>
    public IReadOnlyCollection<int> Engineers => chosen;

    public void Choose(int engineerId, bool wanted)
    {
        if (wanted)
            chosen.Add(engineerId);
        else
            chosen.Remove(engineerId);
    }

    /// <summary>The lines of a list field.</summary>
    public List<Line> LinesOf(string list) => lines.TryGetValue(list, out var rows) ? rows : lines[list] = [];

    /// <summary>Lines for fields that are named like <c>parts[1].partNo</c>.</summary>
    public void MakeRoomFor(IReadOnlyList<string> names)
    {
        foreach (var parts in names.Select(name => name.Split('[', ']')))
        {
            if (parts is not [var list, var at, _] || !int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                || !Fields.Any(field => field.Type == "list" && field.Name == list))
                continue;
            while (LinesOf(list).Count <= Math.Min(line, MostLines))
                LinesOf(list).Add(new Line());
        }
    }

    public TicketCommand ToCommand(CompanyTime company)
    {
        var body = new JsonObject();
        foreach (var field in Fields)
        {
            var value = ValueOf(field, company);
            if (value is null && !(field.Required && field.Name.Contains('.', StringComparison.Ordinal)))
                continue;
            var (owner, name) = Owner(body, field.Name);
            owner[name] = value;
        }
        return (TicketCommand)body.Deserialize(form, Json)!;
    }

    private JsonNode? ValueOf(FieldSpec field, CompanyTime company) => field.Type switch
    {
        "choices" => chosen.Count == 0 ? null : new JsonArray([.. chosen.Order().Select(id => JsonValue.Create(id))]),
        "list" => ListOf(field.Name),
        "dateTime" => DateTime.TryParse(this[field.Name], CultureInfo.InvariantCulture, out var local)
            ? JsonValue.Create(company.ToUtc(local)) : null,
        "date" => DateOnly.TryParseExact(this[field.Name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? JsonValue.Create(this[field.Name]) : null,
        "boolean" => this[field.Name] is { } answer ? JsonValue.Create(answer == "true") : null,
        "choice" when field.Values is not null => this[field.Name] is { } choice ? JsonValue.Create(choice) : null,
        "integer" or "choice" => Whole(this[field.Name]),
        "number" => Number(this[field.Name]),
        _ => this[field.Name] is { } text ? JsonValue.Create(text) : null,
    };

    private JsonArray? ListOf(string list)
    {
        var filled = LinesOf(list).Where(line => line.Filled).ToList();
        if (filled.Count == 0)
            return null;
        var spec = LineFields(list);
        return new JsonArray([.. filled.Select(line => (JsonNode)new JsonObject(spec.Select(field => new KeyValuePair<string, JsonNode?>(field.Name, field.Type switch
        {
            "integer" => Whole(line[field.Name]),
            "number" => Number(line[field.Name]),
            "boolean" => line[field.Name] is { } answer ? JsonValue.Create(answer == "true") : null,
            _ => line[field.Name] is { } text ? JsonValue.Create(text) : null,
        }))))]);
    }

    /// <summary>The fields of one line of a list.</summary>
    public IReadOnlyList<FieldSpec> LineFields(string list)
    {
        var property = form.GetProperties().Single(property => string.Equals(property.Name, list, StringComparison.OrdinalIgnoreCase));
        return CommandForm.Of(property.PropertyType.GetGenericArguments()[0]);
    }

    private static (JsonObject Owner, string Name) Owner(JsonObject body, string field)
    {
        if (field.Split('.') is not [var group, var name])
            return (body, field);
        if (body[group] is not JsonObject owner)
            body[group] = owner = [];
        return (owner, name);
    }

    private static JsonValue? Whole(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    private static JsonValue? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number) : null;

    /// <summary>One line of a list, by its fields' names.</summary>
    public sealed class Line
    {
        private readonly Dictionary<string, string> typed = [];

        public Guid Key { get; } = Guid.NewGuid();

        public bool Filled => typed.Count > 0;

        public string? this[string field]
        {
            get => typed.GetValueOrDefault(field);
            set
            {
                if (string.IsNullOrEmpty(value))
                    typed.Remove(field);
                else
                    typed[field] = value;
            }
        }
    }
}
