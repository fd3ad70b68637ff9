namespace AfterSales.Core.Dispatch;

/// <summary>How long engineers' past positions are kept: all of them first, then one in a while, then none.</summary>
public sealed class PositionKeeping
{
    public const string Section = "Positions";

    /// <summary>Days after which a position is deleted, 1 to 365.</summary>
    public int KeptDays { get; set; } = 30;

    /// <summary>Hours for which every position is kept, 1 to 720; never longer than <see cref="KeptDays"/>.</summary>
    public int WholeHours { get; set; } = 24;

    /// <summary>After <see cref="WholeHours"/> the first of every so many minutes stays, 1 to 240.</summary>
    public int ThinnedMinutes { get; set; } = 15;

    public TimeSpan Kept => TimeSpan.FromDays(KeptDays);

    public TimeSpan Whole => TimeSpan.FromHours(WholeHours);

    public TimeSpan Thinned => TimeSpan.FromMinutes(ThinnedMinutes);
}
