using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Http;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>A command that somebody of the department can give.</summary>
/// <param name="Allowed">To the caller, by permission and stage.</param>
/// <param name="Missing">What gates still want.</param>
internal sealed record CommandAnswer(string Name, bool Allowed, IReadOnlyList<MissingAnswer> Missing, WrittenFields Fields)
{
    public static CommandAnswer Of(CommandOffer offer, TicketWords words, PeopleChoices people) => new(
        offer.Name, offer.Allowed, [.. offer.Missing.Select(need => new MissingAnswer(need.Clause, words.Need(need)))], WrittenFields.Of(offer.Fields, people));
}

internal sealed record MissingAnswer(string Clause, string Text);

/// <summary>A field of a command's body, by its camelCase, dotted name.</summary>
/// <param name="Values">What a choice may be given: names, or ids of engineers; null for other fields.</param>
internal sealed record FieldAnswer(string Name, string Type, bool Required, IReadOnlyList<object>? Values)
{
    public static FieldAnswer Of(FieldSpec field, PeopleChoices people) => new(
        field.Name, TypeOf(field), field.Required, field.OfColleagues ? [.. people.Colleagues] : field.OfEngineers ? [.. people.Engineers] : field.Values);

    // The contract's types are a closed list without days; in JSON a day is a text, and the OpenAPI document gives its format.
    private static string TypeOf(FieldSpec field) => field.Type == "date" ? "text" : field.Type;
}

/// <summary>
/// The fields of a command's body, as an array of <see cref="FieldAnswer"/>. They are nine tenths of what a ticket is
/// answered with and differ only by the people there are, so they are written once for these.
/// </summary>
[JsonConverter(typeof(Writer))]
internal sealed class WrittenFields
{
    private static readonly ConditionalWeakTable<PeopleChoices, ConcurrentDictionary<IReadOnlyList<FieldSpec>, WrittenFields>> Known = [];
    private readonly byte[] json;

    private WrittenFields(IEnumerable<FieldAnswer> fields) => json = JsonSerializer.SerializeToUtf8Bytes(fields, ApiJson.Answers);

    public static WrittenFields Of(IReadOnlyList<FieldSpec> fields, PeopleChoices people) =>
        Known.GetValue(people, static _ => []).GetOrAdd(fields, static (fields, people) => new(fields.Select(field => FieldAnswer.Of(field, people))), people);

    private sealed class Writer : JsonConverter<WrittenFields>
    {
        public override WrittenFields Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Only answered.");

        public override void Write(Utf8JsonWriter writer, WrittenFields value, JsonSerializerOptions options) => writer.WriteRawValue(value.json, skipInputValidation: true);
    }
}
