using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace AfterSales.Core.Tickets;

/// <summary>A text of several lines; up to 4,000 characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LongTextAttribute : Attribute;

/// <summary>A picture, as a data URL; which kinds are taken is its own command's to say.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ImageAttribute : Attribute;

/// <summary>Ids of engineers, chosen from those there are.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EngineerAttribute : Attribute;

/// <summary>Id of somebody of the department.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColleagueAttribute : Attribute;

/// <summary>A field of a command's form, by its camelCase, dotted name. <see cref="Values"/> are those of a choice.</summary>
public sealed record FieldSpec(string Name, string Type, bool Required, IReadOnlyList<string>? Values)
{
    /// <summary>One or several engineers are chosen, by id.</summary>
    public bool OfEngineers => Type == "choices" || this is { Type: "choice", Values: null, OfColleagues: false };

    /// <summary>Somebody of the department is chosen, by id.</summary>
    public bool OfColleagues { get; init; }
}

/// <summary>Reads a command's fields and their bounds from its type: one source for form, API and check.</summary>
public static class CommandForm
{
    private const int TextLength = 200;
    private const int LongTextLength = 4000;
    private const int ListLength = 50;
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FieldSpec>> Known = [];
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Bounds>> Bounded = [];

    public static IReadOnlyList<FieldSpec> Of(Type command) => Known.GetOrAdd(command, type => [.. Fields(type, "")]);

    internal static void Check(object input, InputCheck check, string prefix = "")
    {
        foreach (var bounds in BoundsOf(input.GetType()))
            CheckValue(bounds, bounds.Property.GetValue(input), prefix + bounds.Name, check);
    }

    private static void CheckValue(Bounds bounds, object? value, string name, InputCheck check)
    {
        if (value is string text && string.IsNullOrWhiteSpace(text) || bounds.Required && value is ICollection { Count: 0 })
            value = null;
        switch (value)
        {
            case null when bounds.Required:
                foreach (var missing in MissingOf(bounds.Property, name))
                    check.Add(missing, "required");
                break;
            case null:
                break;
            case string words when words.Length > bounds.Longest:
                check.Add(name, "too-long", bounds.Longest.ToString(CultureInfo.InvariantCulture));
                break;
            case string:
                break;
            case Enum choice when !Enum.IsDefined(choice.GetType(), choice):
                check.Add(name, "unknown");
                break;
            case int or double:
                CheckRange(bounds, Convert.ToDouble(value, CultureInfo.InvariantCulture), name, check);
                break;
            case ICollection items:
                CheckItems(items, name, check);
                break;
            default:
                if (bounds.Group)
                    Check(value, check, name + ".");
                break;
        }
    }

    /// <summary>The field itself, or the required ones of its group.</summary>
    private static IEnumerable<string> MissingOf(PropertyInfo property, string name) => IsGroup(property.PropertyType)
        ? Fields(property.PropertyType, name + ".").Where(field => field.Required).Select(field => field.Name)
        : [name];

    private static void CheckRange(Bounds bounds, double value, string name, InputCheck check)
    {
        if (bounds.Range is not var (low, high))
            return;
        if (!double.IsFinite(value) || value < low || value > high)
            check.Add(name, "out-of-range", string.Create(CultureInfo.InvariantCulture, $"{low}–{high}"));
    }

    private static void CheckItems(ICollection items, string name, InputCheck check)
    {
        if (items.Count > ListLength)
            check.Add(name, "too-many", ListLength.ToString(CultureInfo.InvariantCulture));
        var index = 0;
        foreach (var item in items)
        {
            if (item is null)
                check.Add($"{name}[{index}]", "required");
            else if (IsGroup(item.GetType()))
                Check(item, check, $"{name}[{index}].");
            index++;
        }
    }

    private static IEnumerable<FieldSpec> Fields(Type type, string prefix)
    {
        foreach (var property in Inputs(type))
        {
            var name = prefix + Camel(property);
            var required = property.IsDefined(typeof(RequiredAttribute));
            if (IsGroup(property.PropertyType))
            {
                foreach (var inner in Fields(property.PropertyType, name + "."))
                    yield return inner with { Required = inner.Required && required };
            }
            else
            {
                yield return new FieldSpec(name, TypeOf(property), required, ValuesOf(property)) { OfColleagues = property.IsDefined(typeof(ColleagueAttribute)) };
            }
        }
    }

    private static string TypeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var engineer = property.IsDefined(typeof(EngineerAttribute)) || property.IsDefined(typeof(ColleagueAttribute));
        return 0 switch
        {
            _ when property.IsDefined(typeof(LongTextAttribute)) => "longText",
            _ when property.IsDefined(typeof(ImageAttribute)) => "image",
            _ when type == typeof(string) => "text",
            _ when type.IsEnum => "choice",
            _ when type == typeof(bool) => "boolean",
            _ when type == typeof(DateTime) => "dateTime",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(int) => engineer ? "choice" : "integer",
            _ when type == typeof(double) => "number",
            _ => engineer ? "choices" : "list",
        };
    }

    private static string[]? ValuesOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsEnum ? Enum.GetNames(type) : null;
    }

    private static IEnumerable<PropertyInfo> Inputs(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property is { CanWrite: true });

    private static bool IsGroup(Type type) => type.IsClass && type != typeof(string) && type.Namespace == typeof(CommandForm).Namespace && !type.IsArray;

    private static string Camel(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static IReadOnlyList<Bounds> BoundsOf(Type type) => Bounded.GetOrAdd(type, static type => [.. Inputs(type).Select(Bounds.Of)]);

    /// <summary>What a property's annotations say, read once: every command asks.</summary>
    private sealed record Bounds(PropertyInfo Property, string Name, bool Required, bool Group, int Longest, (double Low, double High)? Range)
    {
        public static Bounds Of(PropertyInfo property)
        {
            // A picture's size is its own command's to check.
            var longest = property.IsDefined(typeof(ImageAttribute)) ? int.MaxValue
                : property.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? (property.IsDefined(typeof(LongTextAttribute)) ? LongTextLength : TextLength);
            (double, double)? range = property.GetCustomAttribute<RangeAttribute>() is { } given
                ? (Convert.ToDouble(given.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(given.Maximum, CultureInfo.InvariantCulture))
                : null;
            return new Bounds(property, Camel(property), property.IsDefined(typeof(RequiredAttribute)), IsGroup(property.PropertyType), longest, range);
        }
    }
}
