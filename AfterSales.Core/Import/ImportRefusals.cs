using AfterSales.Core.Data;

namespace AfterSales.Core.Import;

/// <summary>Another import is running: there is one at a time.</summary>
public sealed record ImportRunning() : StaleRefusal("import-running");

/// <summary>Only the last import that brought something and stands can be undone.</summary>
public sealed record NotTheLastImport() : StaleRefusal("not-the-last-import");

/// <summary>Work has been done since on what the import brought; nothing is removed.</summary>
public sealed record ImportInUse(IReadOnlyList<ImportUse> Uses) : GateRefusal("import-in-use");

/// <param name="Count">How many of them.</param>
/// <param name="Examples">Numbers or names of the first of them.</param>
public sealed record ImportUse(ImportDependence What, int Count, IReadOnlyList<string> Examples);

/// <summary>What keeps an import from being undone.</summary>
public enum ImportDependence
{
    /// <summary>Tickets that a command has been given to.</summary>
    TicketsChanged,
    /// <summary>Tickets of ours that say they repeat an imported one.</summary>
    TicketsRepeated,
    /// <summary>Customers with other tickets, equipment, sites or end users.</summary>
    CustomersUsed,
    /// <summary>Customers whose contacts have been filled in.</summary>
    CustomersChanged,
    /// <summary>Engineers with other visits, or who work here now.</summary>
    EngineersUsed,
    /// <summary>Records of another kind that point to something imported.</summary>
    Others,
}
