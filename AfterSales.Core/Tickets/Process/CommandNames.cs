namespace AfterSales.Core.Tickets;

/// <summary>Names of commands whose words are other things in C#.</summary>
public static class CommandNames
{
    public const string Hold = "Hold";
    public const string Resume = "Resume";
    public const string Imported = "Imported";
    /// <summary>What the portal itself does when holidays become known.</summary>
    public const string Recounted = "Recounted";
}
