namespace AfterSales.Portal.Customers.Entries;

/// <summary>A line of a small form, while somebody writes in it.</summary>
/// <param name="Name">As Core names the field.</param>
/// <param name="Type">Of the input: text, tel, email.</param>
public sealed record EntryField(string Name, string Label, string Type = "text", bool Required = false)
{
    public string? Value { get; set; }
}
