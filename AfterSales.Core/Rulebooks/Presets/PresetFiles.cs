using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AfterSales.Core.Rulebooks.Presets;

/// <summary>The rulebooks that ship with the portal, one readable file each, beside this one; the last joins the strictest of all.</summary>
public static class PresetFiles
{
    /// <summary>The rulebook that joins the others.</summary>
    public const string Complete = "Complete";

    /// <summary>How rulebooks are written, in the files and in the database.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    private static readonly Lazy<ImmutableArray<Rulebook>> Read = new(() =>
    {
        ImmutableArray<Rulebook> files = [.. Enumerable.Range(1, 9).Select(number => File($"R{number}"))];
        return files.Add(Joined.Of(files, File(Complete)));
    });

    public static ImmutableArray<Rulebook> All => Read.Value;

    public static Rulebook? Find(string? id) => All.FirstOrDefault(preset => string.Equals(preset.Id, id, StringComparison.OrdinalIgnoreCase));

    private static Rulebook File(string name)
    {
        using var stream = typeof(PresetFiles).Assembly.GetManifestResourceStream($"Rulebooks.{name}.json")
            ?? throw new InvalidOperationException($"The preset {name} is not among the program's resources.");
        return JsonSerializer.Deserialize<Rulebook>(stream, Json)!;
    }
}
