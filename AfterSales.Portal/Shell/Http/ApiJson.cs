using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace AfterSales.Portal.Shell.Http;

/// <summary>JSON as the contract has it: camelCase, enumerations by name, times in UTC; strict in what is taken.</summary>
internal static class ApiJson
{
    /// <summary>How answers are written.</summary>
    public static JsonSerializerOptions Answers { get; } = Made(options => Configure(options));

    /// <summary>How bodies are read.</summary>
    public static JsonSerializerOptions Bodies { get; } = Made(options =>
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 16;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyInputs } };
        options.Converters.Add(new NamesOfEnums());
        options.Converters.Add(new TimesWithZone());
        options.Converters.Add(new Days());
    });

    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter());
        // Chinese stays readable in an answer; what a browser could take for markup is escaped all the same.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        // A whole ticket has some twenty-five kilobytes: in one piece it is sent with one call.
        options.DefaultBufferSize = 64 * 1024;
    }

    private static JsonSerializerOptions Made(Action<JsonSerializerOptions> configure)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };
        configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // What cannot be set is no field: naming it in a body is naming something unknown.
    private static void OnlyInputs(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].Set is null)
                type.Properties.RemoveAt(i);
        }
    }

    /// <summary>Names without regard to case. A name that is none becomes a value that is none, which the input's own check then finds.</summary>
    private sealed class NamesOfEnums : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Names<>).MakeGenericType(typeToConvert))!;

        private sealed class Names<T> : JsonConverter<T> where T : struct, Enum
        {
            private static readonly T None = (T)Enum.ToObject(typeof(T), -1);

            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                if (reader.TokenType != JsonTokenType.String)
                    throw new JsonException();
                return EnumNames.TryRead<T>(reader.GetString(), out var value) ? value : None;
            }

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
        }
    }

    /// <summary>A time without a zone would be anybody's guess.</summary>
    private sealed class TimesWithZone : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException();
            return reader.TryGetDateTime(out var time) && time.Kind != DateTimeKind.Unspecified ? time.ToUniversalTime() : throw new WrongValueException("not-a-time");
        }

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    /// <summary>A day and nothing else, so that no zone can move it.</summary>
    private sealed class Days : JsonConverter<DateOnly>
    {
        private const string Iso = "yyyy-MM-dd";

        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException();
            return DateOnly.TryParseExact(reader.GetString(), Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new WrongValueException("not-a-date");
        }

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Iso, CultureInfo.InvariantCulture));
    }
}

/// <summary>Enumerations from outside: by name, without regard to case, never by number.</summary>
internal static class EnumNames
{
    public static bool TryRead<T>(string? text, out T value) where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (known.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = known;
                return true;
            }
        }
        value = default;
        return false;
    }
}

/// <summary>Right as JSON, wrong as a value: a problem of its field, not of the body.</summary>
public sealed class WrongValueException : JsonException
{
    public WrongValueException() { }
    public WrongValueException(string problem) => Problem = problem;
    public WrongValueException(string message, Exception inner) : base(message, inner) { }
    public string Problem { get; } = "unknown";
}
