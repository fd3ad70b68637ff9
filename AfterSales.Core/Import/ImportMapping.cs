using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Import;

/// <summary>
/// Says what the columns of another system's event log mean. Read from JSON, in which an unknown key is an error.
/// </summary>
public sealed record ImportMapping
{
    /// <summary>Name of the other system; with the foreign number it makes a ticket unique.</summary>
    public required string Source { get; init; }
    public string Encoding { get; init; } = "utf-8";
    public char Delimiter { get; init; } = ',';
    /// <summary>As .NET writes formats, e.g. `dd-MM-yyyy HH:mm`.</summary>
    public required string DateFormat { get; init; }
    /// <summary>IANA name of the zone in which the times are written.</summary>
    public required string TimeZone { get; init; }
    /// <summary>What stands for "not known"; an empty field is not known either.</summary>
    public string Unknown { get; init; } = "";
    public required MappedColumns Columns { get; init; }
    public required IReadOnlyDictionary<string, Stage> States { get; init; }
    public IReadOnlyDictionary<string, Priority> Priorities { get; init; } = new Dictionary<string, Priority>();

    [JsonIgnore]
    internal TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Refuses bytes that are not of the encoding, instead of replacing them.</summary>
    [JsonIgnore]
    internal Encoding StrictEncoding => EncodingOf(Encoding, DecoderFallback.ExceptionFallback);

    internal static Encoding EncodingOf(string name, DecoderFallback fallback)
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return System.Text.Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, fallback);
    }

    /// <summary>How people of the other system are known here.</summary>
    internal string KeyOf(string name) => $"{Source}/{name}";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Read by people, in their own letters; never put into a page.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">Not JSON, a key too many or missing, or a value that cannot be.</exception>
    public static ImportMapping Read(Stream json)
    {
        var mapping = JsonSerializer.Deserialize<ImportMapping>(json, Json) ?? throw new JsonException("null");
        try
        {
            _ = (mapping.Zone, mapping.StrictEncoding, DateTime.UnixEpoch.ToString(mapping.DateFormat, null));
        }
        catch (Exception wrong) when (wrong is TimeZoneNotFoundException or ArgumentException or FormatException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
        // In the words of the file, since they point into it.
        if (mapping.Source.Trim() is "")
            throw new JsonException("\"source\": must not be empty");
        if (!char.IsAscii(mapping.Delimiter) || mapping.Delimiter is '"' or '\r' or '\n' or '\0')
            throw new JsonException("\"delimiter\": one ASCII character, not a quotation mark and not a line break");
        if (mapping.States.Count == 0)
            throw new JsonException("\"states\": must not be empty");
        return mapping;
    }
}

/// <summary>The names of the columns, as the file's first line has them.</summary>
public sealed record MappedColumns
{
    /// <summary>The ticket's number in the other system. The rows of one ticket stand together.</summary>
    public required string Number { get; init; }
    public required string State { get; init; }
    public required string ReportedAt { get; init; }
    /// <summary>When the event of this row happened.</summary>
    public required string ChangedAt { get; init; }
    public string? ChangedBy { get; init; }
    public string? AcceptedAt { get; init; }
    public string? ClosedAt { get; init; }
    public string? Caller { get; init; }
    public string? Location { get; init; }
    /// <summary>Who solved it.</summary>
    public string? Resolver { get; init; }
    public string? Priority { get; init; }
    public string? SerialNumber { get; init; }
    public string? FaultGroup { get; init; }
    /// <summary>Joined they say what was wrong.</summary>
    public IReadOnlyList<string> Fault { get; init; } = [];

    /// <summary>The column for a field; null where none is.</summary>
    internal string? Of(ImportField field) => field switch
    {
        ImportField.Number => Number,
        ImportField.State => State,
        ImportField.ReportedAt => ReportedAt,
        ImportField.ChangedAt => ChangedAt,
        ImportField.ChangedBy => ChangedBy,
        ImportField.AcceptedAt => AcceptedAt,
        ImportField.ClosedAt => ClosedAt,
        ImportField.Caller => Caller,
        ImportField.Location => Location,
        ImportField.Resolver => Resolver,
        ImportField.Priority => Priority,
        ImportField.SerialNumber => SerialNumber,
        _ => FaultGroup,
    };

    [JsonIgnore]
    internal IEnumerable<string> All =>
        new[] { Number, State, ReportedAt, ChangedAt, ChangedBy, AcceptedAt, ClosedAt, Caller, Location, Resolver, Priority, SerialNumber, FaultGroup }
            .OfType<string>().Concat(Fault).Distinct();
}
