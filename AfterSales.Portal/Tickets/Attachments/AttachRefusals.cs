using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Attachments;

/// <summary>Why a file was not taken, as it stands in an address after a plain form was sent.</summary>
internal static class AttachRefusals
{
    private const string Otherwise = "not-taken";

    private static readonly Dictionary<string, string?> Limits = new()
    {
        ["too-large"] = $"{Attach.Largest / 1024 / 1024} MB",
        ["too-many-pixels"] = "100",
        ["too-many-files"] = Attach.Most(byLink: false).ToString(CultureInfo.InvariantCulture),
        ["too-long"] = 500.ToString(CultureInfo.InvariantCulture),
        ["not-a-file"] = null,
        ["already-attached"] = null,
        ["no-file"] = null,
        [Otherwise] = null,
    };

    public static string CodeOf(Refusal refusal) =>
        refusal is Invalid invalid && invalid.Errors.Values.SelectMany(found => found).FirstOrDefault() is { } problem && Limits.ContainsKey(problem.Code) ? problem.Code : Otherwise;

    /// <summary>Null: the address says nothing. Whatever else somebody wrote into it is not shown.</summary>
    /// <param name="byLink">It was the customer who sent it.</param>
    public static Problem? Of(string? code, bool byLink = false) => code switch
    {
        null or "" => null,
        "too-many-files" when byLink => new Problem(code, Attach.Most(byLink).ToString(CultureInfo.InvariantCulture)),
        _ => Limits.TryGetValue(code, out var limit) ? new Problem(code, limit) : new Problem(Otherwise),
    };
}
