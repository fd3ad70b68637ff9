using AfterSales.Core.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AfterSales.Portal.Tickets.Commands;

/// <summary>A value to choose, with its words.</summary>
public sealed record FieldOption(string Value, string Text);

/// <summary>One field of a form, by its API name.</summary>
public sealed partial class FieldInput
{
    private ElementReference input;
    private IReadOnlyList<Problem>? told;
    private string? toldOf;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>As <c>FieldSpec.Type</c> has it.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    [Parameter]
    public bool Required { get; set; }

    [Parameter, EditorRequired]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>Another label than the field's own words.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>Makes it a choice.</summary>
    [Parameter]
    public IReadOnlyList<FieldOption>? Options { get; set; }

    /// <summary>What an empty choice says.</summary>
    [Parameter]
    public string? Blank { get; set; }

    [Parameter]
    public IReadOnlyList<Problem>? Problems { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public int Rows { get; set; } = 3;

    /// <summary>Keeps the ids of two forms on one page apart.</summary>
    [Parameter]
    public string Form { get; set; } = "form";

    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public EventCallback<KeyboardEventArgs> OnKeyDown { get; set; }

    /// <summary>The list that this field opens, where it is a combobox.</summary>
    [Parameter]
    public string? Controls { get; set; }

    [Parameter]
    public bool Open { get; set; }

    public ValueTask FocusAsync() => input.FocusAsync();

    private string Id => $"{Form}-{Name}";

    /// <summary>A problem stands as long as what it was said of stands in the field.</summary>
    private IReadOnlyList<Problem> Standing => Problems is not null && Value == toldOf ? Problems : [];

    private string? Invalid => Standing.Count > 0 ? "true" : null;

    private string? Described => Standing.Count > 0 || Hint is not null ? $"{Id}-said" : null;

    private string? Role => Controls is null ? null : "combobox";

    private string? Expanded => Controls is null ? null : Open ? "true" : "false";

    private string InputType => Type switch
    {
        "dateTime" => "datetime-local",
        "date" or "time" => Type,
        "number" or "integer" => "number",
        _ => "text",
    };

    private string? Step => Type switch
    {
        "number" => "any",
        "integer" => "1",
        _ => null,
    };

    private string? InputMode => Name.EndsWith("phone", StringComparison.Ordinal) ? "tel" : null;

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(told, Problems))
            (told, toldOf) = (Problems, Value);
    }

    private Task SetAsync(string? value) => ValueChanged.InvokeAsync(value);
}
