using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>What keeps an open ticket from going on 受阻原因, in the order of the board's columns.</summary>
public enum Blocker
{
    /// <summary>待配件: a part is on its way.</summary>
    Parts,
    /// <summary>待客户: the customer has to answer, let in, pay, or accept.</summary>
    Customer,
    /// <summary>待审批: a plan or a trip waits for somebody who may decide.</summary>
    Approval,
    /// <summary>待合同: agreed, and not signed yet.</summary>
    Contract,
    /// <summary>其他: the weather, or another department.</summary>
    Other,
    /// <summary>无阻碍: it is ours to go on.</summary>
    None,
}

/// <summary>What a ticket waits for beside its stage and its hold.</summary>
/// <param name="Parts">Parts were asked for and have not come.</param>
/// <param name="Plan">The plan that holds has not been decided on.</param>
/// <param name="Quote">The quote that holds has not been answered.</param>
/// <param name="Contract">The quote was accepted and no contract is signed.</param>
/// <param name="Trip">A trip was asked for and not decided on.</param>
/// <param name="Department">Another department owes an answer.</param>
internal sealed record Waits(bool Parts, bool Plan, bool Quote, bool Contract, bool Trip, bool Department)
{
    // What is waited for, where: in the stages from which the command leads on that ends the waiting. The first that holds counts.
    private static readonly IReadOnlyList<(Stage[] At, Func<Waits, bool> Holds, Blocker Blocker)> Rows =
    [
        (ServiceProcess.Row(nameof(ReceiveParts)).From, static _ => true, Blocker.Parts),
        (ServiceProcess.Row(nameof(ApprovePlan)).From, static waits => waits.Plan, Blocker.Approval),
        // An accepted quote leads on at once unless a contract is wanted.
        (ServiceProcess.Row(nameof(SignContract)).From, static waits => waits.Contract, Blocker.Contract),
        (ServiceProcess.Row(nameof(AcceptQuote)).From, static waits => waits.Quote, Blocker.Customer),
        // A trip is decided on before somebody leaves: from then on it keeps nobody.
        (ServiceProcess.Row(nameof(Assign)).To, static waits => waits.Trip, Blocker.Approval),
        (ServiceProcess.Row(nameof(SignAcceptance)).From, static _ => true, Blocker.Customer),
        (ServiceProcess.Row(nameof(Close)).From, static waits => waits.Parts, Blocker.Parts),
        (ServiceProcess.Row(nameof(AskDepartment)).From, static waits => waits.Department, Blocker.Other),
    ];

    /// <summary>What somebody said when they held the work counts before what the process would say.</summary>
    public Blocker At(Stage stage, HoldReason? hold) => hold switch
    {
        HoldReason.Approval => Blocker.Approval,
        HoldReason.Weather => Blocker.Other,
        HoldReason.Customer or HoldReason.Access or HoldReason.Payment => Blocker.Customer,
        _ => Rows.Where(row => row.At.Contains(stage) && row.Holds(this)).Select(row => row.Blocker).FirstOrDefault(Blocker.None),
    };
}
