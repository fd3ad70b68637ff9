using System.Globalization;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Import;

/// <summary>
/// `import FILE --mapping MAPPING.json`: takes history in from the command line, without serving anything. Speaks the
/// language of the terminal. Ends with 0 when done, 1 when nothing of the file could be taken in, 2 when called wrongly.
/// </summary>
public sealed class ImportCommand(HistoryImport history, IStringLocalizer<ImportTexts> texts, TextWriter output, TextWriter error)
{
    private const int ProblemsShown = 50;

    public const string Name = "import";

    public static bool IsMeant(string[] args) => args is [Name, ..];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken cancel = default)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ReaderLanguage.Of(CultureInfo.CurrentUICulture.Name) ?? ReaderLanguage.English;
        var command = new ImportCommand(
            services.GetRequiredService<HistoryImport>(), services.GetRequiredService<IStringLocalizer<ImportTexts>>(), Console.Out, Console.Error);
        return await command.RunAsync(args, cancel);
    }

    public async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        if (args is not [Name, { } file, "--mapping", { } mappingFile])
            return Refuse(2, texts[nameof(ImportTexts.Import_Usage)]);
        if (new[] { file, mappingFile }.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            return Refuse(2, texts[nameof(ImportTexts.Import_NoFile), missing]);
        ImportMapping mapping;
        try
        {
            await using var json = File.OpenRead(mappingFile);
            mapping = ImportMapping.Read(json);
        }
        catch (JsonException wrong)
        {
            return Refuse(2, texts[nameof(ImportTexts.Import_WrongMapping), mappingFile, wrong.Message]);
        }

        // Whoever may start the program on its own database may do what supervisors do.
        var actor = new Actor(null, Environment.UserName, Roles.Supervisor, Origin.Import);
        var report = (await history.RunAsync(actor, new ImportFile(Path.GetFileName(file), () => File.OpenRead(file)), mapping, new Said(Say), cancel)).Value!;
        foreach (var problem in report.Problems.Take(ProblemsShown))
            await error.WriteLineAsync(texts[nameof(ImportTexts.Import_Problem), problem.Line, problem.Ref, texts.Of(problem.Fault), problem.Column, problem.Value]);
        if (report.Problems.Count > ProblemsShown)
            await error.WriteLineAsync(texts[nameof(ImportTexts.Import_MoreProblems), report.Problems.Count - ProblemsShown]);
        if (report.Stop is { } stop)
            return Refuse(1, texts[nameof(ImportTexts.Import_Stopped), texts[$"ImportStop_{stop}", mapping.Encoding, string.Join(", ", report.WrongColumns), LineOf(report)]]);

        foreach (var negative in report.Negative)
            await error.WriteLineAsync(texts[negative.Response ? nameof(ImportTexts.Import_NegativeResponse) : nameof(ImportTexts.Import_NegativeCycle), negative.Line, negative.Ref, -negative.Time.TotalMinutes]);
        await output.WriteLineAsync(texts[nameof(ImportTexts.Import_Summary),
            file, report.Rows, report.Tickets, report.Imported, report.AlreadyThere, report.LeftOut, report.NotCompleted, report.Negative.Count]);
        return report.Tickets > 0 && report.LeftOut == report.Tickets ? Refuse(1, texts[nameof(ImportTexts.Import_AllLeftOut)]) : 0;
    }

    private string LineOf(ImportReport report) => report.StopLine is { } line ? texts[nameof(ImportTexts.Import_AtLine), line] : "";

    private void Say(ImportProgress progress) =>
        output.WriteLine(texts[progress.Writing ? nameof(ImportTexts.Import_Writing) : nameof(ImportTexts.Import_Checking), progress.Rows]);

    private int Refuse(int code, string why)
    {
        error.WriteLine(why);
        return code;
    }

    /// <summary>At once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Said(Action<ImportProgress> say) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => say(value);
    }
}
