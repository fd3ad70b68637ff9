namespace AfterSales.Portal.Shell.Http;

/// <summary>RFC 9457 problem details as this API answers them: for its description only. What does not belong to a code is left out.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Detail">For people, in the reader's language.</param>
/// <param name="Code">For programs; never changes.</param>
/// <param name="Field">With `malformed`: where, if that is known.</param>
/// <param name="Errors">With `validation`: by field, what is wrong.</param>
/// <param name="Current">With `version-conflict`: where the ticket stands now.</param>
/// <param name="ChangedBy">With `version-conflict`: who moved it.</param>
/// <param name="ChangedAt">With `version-conflict`: when, UTC.</param>
/// <param name="Stage">With `wrong-stage`: where the ticket stands.</param>
/// <param name="AllowedFrom">With `wrong-stage`: where the command may run; empty where nothing helps.</param>
/// <param name="Clauses">With `gate`: what is missing, and which clause wants it.</param>
internal sealed record ProblemShape(
    string Title, int Status, string? Detail, string Code, string? Field, Dictionary<string, string[]>? Errors,
    StandingShape? Current, string? ChangedBy, DateTime? ChangedAt, string? Stage, string[]? AllowedFrom, ClauseShape[]? Clauses);

/// <summary>Where a ticket stands.</summary>
internal sealed record StandingShape(long Version, string Stage);

/// <summary>A clause and what it still wants; a service type's own need has the id `type`.</summary>
internal sealed record ClauseShape(string Id, string Text, string Missing);
