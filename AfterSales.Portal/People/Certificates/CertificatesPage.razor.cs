using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.People.Certificates;

/// <summary>The certificates that count, what ends next first: supervisors add and withdraw, engineers see their own.</summary>
public sealed partial class CertificatesPage(
    CertificateQueries queries, CertificateDesk desk, PeopleQueries people, ReadersTime times, IStringLocalizer<CertificatesTexts> L)
{
    private const int PageSize = 50;
    private CertificateList? list;
    private IReadOnlyList<EntryField>? adding;
    private IReadOnlyList<EntryField> reason = [];
    private int? withdrawing;
    private bool all;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Query { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        all = actor.IsSupervisor;
        list = await queries.ListAsync(actor, new CertificateFilter { Query = Query, State = StateOf(State) }, Page ?? 1, PageSize, Gone);
    }

    private async Task AddAsync()
    {
        var actor = await ActorAsync();
        var engineers = await people.EngineersAsync(actor, Gone);
        adding =
        [
            new("engineerId", L[nameof(CertificatesTexts.Engineer)], Required: true) { Choices = [.. engineers.Select(engineer => new EntryChoice(engineer.Id.ToString(CultureInfo.InvariantCulture), engineer.Name))] },
            new("proof", L[nameof(CertificatesTexts.Proof)], Required: true) { Choices = [.. Enum.GetValues<CertificateProof>().Select(proof => new EntryChoice(proof.ToString(), L.Of(proof)))], Value = nameof(CertificateProof.Qualification) },
            new("kind", L[nameof(CertificatesTexts.Kind)], Required: true) { Offered = await queries.KindsAsync(actor, Gone) },
            new("number", L[nameof(CertificatesTexts.Number)], Required: true),
            new("issuedOn", L[nameof(CertificatesTexts.IssuedOn)], "date", Required: true),
            new("validUntil", L[nameof(CertificatesTexts.ValidUntil)], "date"),
        ];
    }

    private Task OpenLeftAsync(string name)
    {
        if (name == "new")
            return AddAsync();
        if (list?.Items.FirstOrDefault(line => line.Id.ToString(CultureInfo.InvariantCulture) == name) is { } line)
            Withdraw(line);
        return Task.CompletedTask;
    }

    private async Task<Refusal?> SaveAsync()
    {
        var form = adding!;
        var outcome = await desk.AddAsync(await ActorAsync(), new CertificateEntry(
            form[0].Whole, form[1].ChoiceOf<CertificateProof>(), form[2].Value, form[3].Value, form[4].Day, form[5].Day), Gone);
        if (outcome.Done)
        {
            adding = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private void Withdraw(CertificateLine line) =>
        (withdrawing, reason) = (line.Id, [new EntryField("reason", L[nameof(CertificatesTexts.Reason)], Required: true)]);

    private async Task<Refusal?> SaveWithdrawalAsync()
    {
        var outcome = await desk.WithdrawAsync(await ActorAsync(), withdrawing!.Value, reason[0].Value, Gone);
        if (outcome.Done)
        {
            withdrawing = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    // What ends is a time that runs out: it looks as promised times do.
    private (string Look, string Sign, string Words)? Mark(CertificateLine line) => line switch
    {
        { State: CertificateState.Expired, ValidUntil: { } until } => ("over", "◆", L[nameof(CertificatesTexts.Ended), times.Today.DayNumber - until.DayNumber]),
        { State: CertificateState.EndsIn30Days, ValidUntil: { } until } => ("soon", "▲", L[nameof(CertificatesTexts.EndsIn), until.DayNumber - times.Today.DayNumber]),
        { State: CertificateState.EndsIn60Days, ValidUntil: { } until } => ("calm", "●", L[nameof(CertificatesTexts.EndsIn), until.DayNumber - times.Today.DayNumber]),
        _ => null,
    };

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);

    private static CertificateState? StateOf(string? text) => Enum.TryParse<CertificateState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;
}
