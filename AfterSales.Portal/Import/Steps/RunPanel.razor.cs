using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Import.Steps;

/// <summary>The check, then the import: what is still missing, how far it is, what came of it.</summary>
public sealed partial class RunPanel
{
    [Parameter, EditorRequired]
    public ImportState State { get; set; } = ImportState.Nothing;

    [Parameter, EditorRequired]
    public Upload? Upload { get; set; }

    /// <summary>Why the last press did nothing.</summary>
    [Parameter, EditorRequired]
    public Refusal? Refused { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnCheck { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnImport { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnCancel { get; set; }

    /// <summary>The file has been checked as it is mapped now.</summary>
    private bool Checked => Upload is not null && State is { Phase: ImportPhase.Done, Dry: true, Report.Stop: null }
        && State.UploadId == Upload.Id && ReferenceEquals(State.Draft, Upload.Draft);

    // The two readings are one way.
    private double Share => State.Progress is { Share: { } share } progress ? (share + (progress.Writing ? 1 : 0)) / 2 : 0;

    private string ProgressWords => State.Progress is { } progress
        ? L[progress.Writing ? State.Dry ? nameof(ImportTexts.Run_Compared) : nameof(ImportTexts.Run_Written) : nameof(ImportTexts.Run_Checked), progress.Rows, Share]
        : L[nameof(ImportTexts.Run_Starting)];

    /// <summary>What is to be chosen before anything can run; null: nothing.</summary>
    private string? Missing
    {
        get
        {
            if (Upload is not { Draft: var draft, Survey: var survey })
                return null;
            if (survey.Fault is { } fault)
                return L.Of(fault);
            if (draft.Missing is { Count: > 0 } columns)
                return L[nameof(ImportTexts.Run_MissingColumns), string.Join(L[nameof(ImportTexts.Words_Separator)], columns.Select(column => L.Of(column)))];
            if (draft.Source.Trim().Length == 0)
                return L[nameof(ImportTexts.Run_MissingSource)];
            if (draft.DateFormat.Length == 0)
                return L[nameof(ImportTexts.Run_MissingFormat)];
            return draft.ToMapping() is null ? L[nameof(ImportTexts.Run_MissingStates)].Value : null;
        }
    }
}
