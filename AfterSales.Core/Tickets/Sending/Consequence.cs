using System.Text.Json.Serialization;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What a consequence means for whoever sends somebody.</summary>
public enum Weight
{
    /// <summary>Good to know.</summary>
    Fact,
    /// <summary>Can be done with a reason, which is kept.</summary>
    AsksReason,
    /// <summary>Cannot be done.</summary>
    Blocks,
}

/// <summary>Where a way begins, as far as anybody knows.</summary>
public enum WayFrom
{
    /// <summary>The last position that the engineer shared.</summary>
    Position,
    /// <summary>The place of the visit before.</summary>
    Visit,
    /// <summary>The place in the city where the engineer lives.</summary>
    Home,
}

/// <summary>
/// One thing that sending an engineer would bring about 派工后果: facts, never a sentence. Times are UTC, lengths whole
/// minutes, and whatever comes of a distance is an estimate.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WayThere), "way")]
[JsonDerivedType(typeof(WayUnknown), "way-unknown")]
[JsonDerivedType(typeof(ArrivalExpected), "arrival")]
[JsonDerivedType(typeof(RepairExpected), "repair")]
[JsonDerivedType(typeof(SkillHeld), "skill-held")]
[JsonDerivedType(typeof(SkillMissing), "skill-missing")]
[JsonDerivedType(typeof(SkillsUnknown), "skills-unknown")]
[JsonDerivedType(typeof(CertificatesHeld), "certificates-held")]
[JsonDerivedType(typeof(CertificateMissing), "certificate-missing")]
[JsonDerivedType(typeof(RunsInto), "runs-into")]
[JsonDerivedType(typeof(LateForNext), "late-for-next")]
[JsonDerivedType(typeof(DayFilled), "day")]
[JsonDerivedType(typeof(NotOnDuty), "off-duty")]
[JsonDerivedType(typeof(PinnedFor), "pinned")]
[JsonDerivedType(typeof(PartThere), "part-there")]
[JsonDerivedType(typeof(PartShort), "part-short")]
[JsonDerivedType(typeof(PartAwaited), "part-awaited")]
[JsonDerivedType(typeof(PartsUnknown), "parts-unknown")]
public abstract record Consequence(Weight Weight)
{
    /// <summary>Whom it concerns, by the name of then; null: whoever is sent.</summary>
    public string? Engineer { get; init; }

    /// <summary>It would be the same whoever is sent.</summary>
    [JsonIgnore]
    public virtual bool OfTicket => false;
}

/// <summary>The way to the site.</summary>
/// <param name="Named">The number of the visit's ticket, or the city.</param>
/// <param name="SeenAt">When the position was told.</param>
/// <param name="Kilometres">By road, about.</param>
public sealed record WayThere(WayFrom From, string? Named, DateTime? SeenAt, double Kilometres, int Minutes) : Consequence(Weight.Fact);

/// <summary>Nobody knows how far it is.</summary>
/// <param name="OfSite">The site has no place on the map; else nobody knows where the engineer is.</param>
public sealed record WayUnknown(bool OfSite) : Consequence(Weight.Fact)
{
    public override bool OfTicket => OfSite;
}

/// <summary>When the engineer is there, against the promised arrival.</summary>
/// <param name="DueAt">Null where none runs.</param>
public sealed record ArrivalExpected(Weight Weight, DateTime At, DateTime? DueAt) : Consequence(Weight)
{
    /// <summary>Minutes after the promise; 0: in time, or nothing is promised.</summary>
    public int LateBy => DueAt is { } due && At > due ? (int)Math.Ceiling((At - due).TotalMinutes) : 0;
}

/// <summary>When the planned work ends, against the promised repair.</summary>
public sealed record RepairExpected(Weight Weight, DateTime At, DateTime DueAt) : Consequence(Weight)
{
    /// <summary>Minutes after the promise; 0: in time.</summary>
    public int LateBy => At > DueAt ? (int)Math.Ceiling((At - DueAt).TotalMinutes) : 0;
}

/// <summary>The engineer knows such machines, or such faults.</summary>
/// <param name="Skill">In the department's words, as "液压 3".</param>
/// <param name="Below">By how many levels somebody else of the department is better.</param>
public sealed record SkillHeld(string Skill, int Level, int Below) : Consequence(Weight.Fact);

/// <summary>Others of the department know such machines or faults, this engineer does not.</summary>
public sealed record SkillMissing(string Skill) : Consequence(Weight.AsksReason);

/// <summary>Neither machine nor fault says what has to be known, in a word that the department uses for skills.</summary>
public sealed record SkillsUnknown() : Consequence(Weight.Fact)
{
    public override bool OfTicket => true;
}

/// <summary>What the rulebook asks for is held on each day of the visit.</summary>
/// <param name="Until">The last day of what ends first; null: nothing ends.</param>
public sealed record CertificatesHeld(DateOnly? Until) : Consequence(Weight.Fact);

/// <summary>What the rulebook asks for is not held.</summary>
public sealed record CertificateMissing(string Clause, Need Need, string? Of) : Consequence(Weight.Blocks);

/// <summary>Another visit of the engineer falls into the same time.</summary>
public sealed record RunsInto(string Number, int Minutes) : Consequence(Weight.AsksReason);

/// <summary>The way from here to the next visit takes longer than there is time for.</summary>
public sealed record LateForNext(string Number, int Minutes) : Consequence(Weight.AsksReason);

/// <summary>What the engineer's day would come to.</summary>
/// <param name="Jobs">Visits of that day besides this one.</param>
/// <param name="Minutes">Planned work and ways, this one with them.</param>
/// <param name="Limit">What a day holds.</param>
public sealed record DayFilled(Weight Weight, int Jobs, int Minutes, int Limit) : Consequence(Weight);

/// <summary>The engineer is off duty.</summary>
public sealed record NotOnDuty(Weight Weight) : Consequence(Weight);

/// <summary>The ticket is kept for another engineer.</summary>
/// <param name="Until">From then on for anybody.</param>
public sealed record PinnedFor(string Other, DateTime Until, string Reason) : Consequence(Weight.Blocks);

/// <summary>A part that the plan names is there.</summary>
public sealed record PartThere(string PartNo, string Name, int Quantity) : Consequence(Weight.Fact)
{
    public override bool OfTicket => true;
}

/// <summary>A part that the plan names is not there in that number.</summary>
public sealed record PartShort(string PartNo, string Name, int Quantity, int Left) : Consequence(Weight.AsksReason)
{
    public override bool OfTicket => true;
}

/// <summary>A part was asked for and has not come.</summary>
public sealed record PartAwaited(Weight Weight, string PartNo, int Quantity, DateTime PromisedAt) : Consequence(Weight)
{
    public override bool OfTicket => true;
}

/// <summary>The plan names a part, and no list says whether it is there.</summary>
public sealed record PartsUnknown(string PartNo, string Name, int Quantity) : Consequence(Weight.Fact)
{
    public override bool OfTicket => true;
}
