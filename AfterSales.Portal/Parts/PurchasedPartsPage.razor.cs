using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Entries;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Parts;

/// <summary>What came in through the company's purchasing, and what is left of it; the address holds search and filter.</summary>
public sealed partial class PurchasedPartsPage(PurchasedPartsQueries queries, PurchasedPartsDesk desk, ReadersTime times, IStringLocalizer<PartsTexts> L)
{
    private const int PageSize = 50;
    private const string Some = "some";
    private const string None = "none";
    private PurchasedPartList? list;
    private IReadOnlyList<EntryField>? adding;
    private IReadOnlyList<EntryField> correction = [];
    private PurchasedPartLine? correcting;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Query { get; set; }

    [SupplyParameterFromQuery]
    public string? Left { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync() => list = await queries.ListAsync(
        await ActorAsync(), new PurchasedPartFilter { Query = Query, Left = Left switch { Some => true, None => false, _ => null } }, Page ?? 1, PageSize, Gone);

    private void Add() => adding =
    [
        new("partNo", L[nameof(PartsTexts.PartNo)], Required: true),
        new("name", L[nameof(PartsTexts.Name)], Required: true),
        new("batch", L[nameof(PartsTexts.Batch)], Required: true),
        new("purchaseRef", L[nameof(PartsTexts.PurchaseRef)], Required: true),
        new("supplier", L[nameof(PartsTexts.Supplier)], Required: true),
        new("receivedOn", L[nameof(PartsTexts.ReceivedOn)], "date", Required: true) { Value = times.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        new("quantity", L[nameof(PartsTexts.Quantity)], "number", Required: true),
    ];

    private void OpenLeft(string name)
    {
        if (name == "new")
            Add();
        else if (list?.Items.FirstOrDefault(line => line.Id.ToString(CultureInfo.InvariantCulture) == name) is { } line)
            Correct(line);
    }

    private void Correct(PurchasedPartLine line) => (correcting, correction) = (line,
    [
        new("quantity", L[nameof(PartsTexts.Quantity)], "number", Required: true) { Value = line.Received.ToString(CultureInfo.InvariantCulture) },
        new("reason", L[nameof(PartsTexts.Reason)], Required: true),
    ]);

    private async Task<Refusal?> SaveAsync()
    {
        var form = adding!;
        var outcome = await desk.AddAsync(await ActorAsync(), new PurchasedPartEntry(
            form[0].Value, form[1].Value, form[2].Value, form[3].Value, form[4].Value, form[5].Day, form[6].Whole), Gone);
        if (outcome.Done)
        {
            adding = null;
            await ReadAsync();
        }
        return outcome.Refusal;
    }

    private async Task<Refusal?> SaveCorrectionAsync()
    {
        var seen = correcting!;
        var outcome = await desk.CorrectAsync(await ActorAsync(), seen.Id, seen.Received, correction[0].Whole, correction[1].Value, Gone);
        if (outcome.Done || outcome.Refusal is StaleRefusal)
            await ReadAsync();
        // What is written stays; what it is written over is now known.
        correcting = outcome.Done ? null : list?.Items.FirstOrDefault(line => line.Id == seen.Id) ?? seen;
        return outcome.Refusal;
    }

    private async Task<Actor> ActorAsync() => (await Authentication).User.Actor(Origin.Page);
}
