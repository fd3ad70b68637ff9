using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AfterSales.Core.Rulebooks;

/// <summary>A text in the two languages of the portal; rulebooks are data, so theirs are not among the resources.</summary>
public sealed record TwoTongues(string En, string Zh)
{
    public string In(bool chinese) => chinese ? Zh : En;
}

/// <summary>What the portal does for a clause.</summary>
public enum Keeping
{
    /// <summary>门槛: a ticket does not pass a stage before it is met.</summary>
    Gate,
    /// <summary>度量: a figure tells how well it is kept.</summary>
    Measure,
    /// <summary>签阅: neither can be; people read and sign it.</summary>
    Acknowledged,
}

/// <summary>One clause of a rulebook 条款.</summary>
/// <param name="Id">Stable, as "R3.4.4".</param>
public sealed record Clause(string Id, TwoTongues Chapter, TwoTongues Text, Keeping Keeping)
{
    /// <summary>Clauses that want the contrary; a comparison shows the pair.</summary>
    public ImmutableArray<string> PullsAgainst { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>What a gate asks for, as a rulebook's reader looks for it.</summary>
public enum GateKind
{
    /// <summary>步骤: a step of the service itself, or how something stands.</summary>
    Step,
    /// <summary>表单: something is filled in.</summary>
    Form,
    /// <summary>审批: somebody agrees, in the company or at the customer's.</summary>
    Approval,
}

/// <summary>A gate that the rulebook puts before a stage 门槛.</summary>
/// <param name="Gate">The gate's name, as Tickets knows it.</param>
/// <param name="Before">The stage that is not entered before it is met; OnSite: the work there is not begun.</param>
/// <param name="Types">For which services.</param>
/// <param name="Clause">The clause that wants it.</param>
public sealed record GateRule(string Gate, Stage Before, ImmutableArray<ServiceType> Types, string Clause)
{
    /// <summary>What exactly, by the names of the department, where the gate asks for things of several kinds: the certificates that an engineer must hold.</summary>
    public ImmutableArray<string> Wants { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>Elapsed time counts every hour; working time only those of the work calendar.</summary>
public enum CountedTime { Elapsed, Working }

/// <summary>A promised time 服务承诺 that the rulebook makes for a clock.</summary>
/// <param name="Hours">By priority, each above 0.</param>
/// <param name="PausedBy">Holds (and Parts) that stop the counting.</param>
/// <param name="Clause">The clause that promises it.</param>
public sealed record Commitment(ClockName Clock, ImmutableArray<ServiceType> Types, PromiseByPriority Hours, CountedTime Time, ImmutableArray<string> PausedBy, string Clause);

/// <summary>
/// A company's after-sales rulebook 售后服务管理制度 as the portal runs it: what it says, which gates it puts before
/// which stage, and which times it promises. Data: a preset is a file, a company's own is a row.
/// </summary>
public sealed record Rulebook
{
    public required string Id { get; init; }
    public required TwoTongues Name { get; init; }
    /// <summary>Who puts it in force 发布人.</summary>
    public required TwoTongues Issuer { get; init; }
    /// <summary>How the company reads it 解释 (R2.12); empty at first.</summary>
    public required TwoTongues Interpretation { get; init; }
    public required ImmutableArray<Clause> Clauses { get; init; }
    public required ImmutableArray<GateRule> Gates { get; init; }
    public ImmutableArray<Commitment> Commitments { get; init; } = [];
    /// <summary>The dates ahead that it wants made; null in an edition from before it could say so, see <see cref="DatesAhead"/>.</summary>
    public ImmutableArray<DateRule>? Dates { get; init; }

    /// <summary>The dates ahead that it wants made.</summary>
    [JsonIgnore]
    public ImmutableArray<DateRule> DatesAhead => Dates ?? DateRule.OfBefore(Find);

    /// <summary>The questionnaire goes out by itself; null in an edition from before it could say so, see <see cref="AsksByItself"/>.</summary>
    public bool? SurveyByItself { get; init; }

    /// <summary>The portal asks the customer itself how the service was 自动发送满意度调查, as soon as it is accepted.</summary>
    [JsonIgnore]
    public bool AsksByItself => SurveyByItself ?? Find("R4.5") is not null;

    public Clause? Find(string id) => Clauses.FirstOrDefault(clause => clause.Id == id);

    /// <summary>What is promised for a clock of a service, or null.</summary>
    public Commitment? CommitmentFor(ClockName clock, ServiceType type) =>
        Commitments.FirstOrDefault(commitment => commitment.Clock == clock && commitment.Types.Contains(type));

    /// <summary>The dates that are due after a service was accepted (FollowUp) or filed (Closed).</summary>
    public IEnumerable<DateRule> DatesAfter(Stage stage, ServiceType type) => DatesAhead.Where(rule => rule.After == stage && rule.Types.Contains(type));

    /// <summary>The gates before a stage for a service.</summary>
    public IEnumerable<GateRule> GatesBefore(Stage stage, ServiceType type) => Gates.Where(rule => rule.Before == stage && rule.Types.Contains(type));
}
