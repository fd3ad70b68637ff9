using AfterSales.Core.Rulebooks;

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
    /// <summary>What somebody said when they held the work counts before what the process would say.</summary>
    public Blocker At(Stage stage, HoldReason? hold) => hold switch
    {
        HoldReason.Approval => Blocker.Approval,
        HoldReason.Weather => Blocker.Other,
        HoldReason.Customer or HoldReason.Access or HoldReason.Payment => Blocker.Customer,
        _ => stage switch
        {
            Stage.AwaitingParts => Blocker.Parts,
            Stage.Planning when Plan => Blocker.Approval,
            // In Planning an accepted quote goes on at once unless a contract is wanted.
            Stage.Planning when Contract => Blocker.Contract,
            Stage.Planning when Quote => Blocker.Customer,
            Stage.Scheduled when Trip => Blocker.Approval,
            Stage.Accepting => Blocker.Customer,
            Stage.FollowUp when Parts => Blocker.Parts,
            _ => Department ? Blocker.Other : Blocker.None,
        },
    };
}
