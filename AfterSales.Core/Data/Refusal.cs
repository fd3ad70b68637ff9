namespace AfterSales.Core.Data;

/// <summary>
/// Why a command was refused: a code and facts, never a sentence. Each refusal belongs to one of five
/// families, and each family is mapped once to HTTP and once to the page.
/// </summary>
public abstract record Refusal(string Code);

/// <summary>The thing does not exist, or is not the actor's to see: both look alike.</summary>
public abstract record UnknownRefusal(string Code) : Refusal(Code);

/// <summary>The actor may see it but not do this.</summary>
public abstract record NotAllowedRefusal(string Code) : Refusal(Code);

/// <summary>The world is another than the actor thinks: an old version, a stage already left.</summary>
public abstract record StaleRefusal(string Code) : Refusal(Code);

/// <summary>Something that must stand first is still missing.</summary>
public abstract record GateRefusal(string Code) : Refusal(Code);

/// <summary>The input itself is wrong.</summary>
public abstract record InvalidRefusal(string Code) : Refusal(Code);

public sealed record NotFound() : UnknownRefusal("not-found");

public sealed record Forbidden() : NotAllowedRefusal("forbidden");

/// <summary>Somebody else changed the same entry meanwhile.</summary>
public sealed record EntryChanged() : StaleRefusal("entry-changed");

/// <summary>What is wrong with one field; <paramref name="Limit"/> is the bound that was passed, where there is one.</summary>
public sealed record Problem(string Code, string? Limit = null);

/// <summary>Fields by their camelCase, dotted names, each with what is wrong.</summary>
public sealed record Invalid(IReadOnlyDictionary<string, IReadOnlyList<Problem>> Errors) : InvalidRefusal("validation")
{
    public static Invalid Field(string field, string problem, string? limit = null) =>
        new(new Dictionary<string, IReadOnlyList<Problem>> { [field] = [new Problem(problem, limit)] });
}

/// <summary>What a command answered: a value, or the refusal that stopped it. A refused command changed nothing.</summary>
public readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }
    public Refusal? Refusal { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Refusal))]
    public bool Done => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
