using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class TicketWordsTests : IDisposable
{
    private static readonly DateTime Afternoon = new(2026, 11, 23, 6, 24, 0, DateTimeKind.Utc);
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization()
        .AddSingleton(new CompanyTime(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))).AddSingleton(TimeProvider.System)
        .AddSingleton<ReadersTime>().AddTransient<TicketWords>().BuildServiceProvider();

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        services.Dispose();
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public void Every_value_of_the_vocabulary_has_a_word(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var words = services.GetRequiredService<IStringLocalizer<RulebooksTexts>>();
        var enums = typeof(Stage).Assembly.GetTypes().Where(type => type.IsEnum && type.Namespace == typeof(Stage).Namespace).ToList();
        Assert.Contains(typeof(Need), enums);

        Assert.All(enums.SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}_{name}")), key => Assert.False(words[key].ResourceNotFound, key));
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public void Every_command_and_every_field_of_the_process_has_a_text(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var texts = services.GetRequiredService<IStringLocalizer<TicketsTexts>>();
        var fields = ServiceProcess.Rows.SelectMany(row => CommandForm.Of(row.Form)).Select(field => field.Name)
            .Concat(CommandForm.Of(typeof(PartLineInput)).Select(field => $"lines.{field.Name}"))
            .Concat(CommandForm.Of(typeof(ReadingInput)).Select(field => $"readings.{field.Name}"));
        var keys = ServiceProcess.Rows.SelectMany(row => new[] { $"Command_{row.Command}", $"Happened_{row.Command}" })
            .Append($"Happened_{CommandNames.Imported}")
            .Concat(fields.Select(name => $"Field_{name.Replace('.', '_')}"));

        Assert.All(keys, key => Assert.False(texts[key].ResourceNotFound, key));
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public void Every_problem_that_Core_finds_has_a_sentence(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var words = services.GetRequiredService<TicketWords>();
        foreach (var code in new[] { "required", "unknown", "too-long", "in-the-past", "before-start", "already-assigned", "phone-or-email" })
            Assert.DoesNotContain("Problem_", words.Problem(new Problem(code, "9")), StringComparison.Ordinal);
        Assert.Contains("200", words.Problem(new Problem("too-long", "200")), StringComparison.Ordinal);
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public void Every_refusal_is_a_whole_sentence(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var words = services.GetRequiredService<TicketWords>();
        Refusal[] refusals =
        [
            new NotFound(), new Forbidden(), new OwnWork(), new BelowList(), new UnknownCommand("Fly"), Invalid.Field("fault", "required"),
            new VersionConflict(3, Stage.OnSite, "赵强", Afternoon), new VersionConflict(3, Stage.OnSite, null, null),
            new WrongStage(Stage.OnSite, [Stage.Reported]), new WrongStage(Stage.OnSite, []), new WrongStage(Stage.EnRoute, [Stage.Scheduled]) { Departed = true },
            new NothingToUndo(), new AnothersMove("赵强", Afternoon), new UndoTooLate(Afternoon), new PinnedToAnother(4, "周敏", Afternoon, "客户只认周敏", "李主管"),
            new GatesUnmet([new UnmetNeed(UnmetNeed.OfType, Need.Cause), new UnmetNeed("R5.9", Need.PassedTest)]),
        ];
        foreach (var sentence in refusals.Select(words.Say))
        {
            Assert.Matches("[.。]$", sentence);
            Assert.DoesNotContain("Refused_", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("zh-CN", "赵强 在 11月23日 14:24 更改了此工单，现为“现场”")]
    [InlineData("en", "赵强 changed this ticket at 23 Nov 14:24")]
    public void A_conflict_names_who_changed_the_ticket_and_when_in_the_companys_time(string culture, string begins)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var sentence = services.GetRequiredService<TicketWords>().Say(new VersionConflict(3, Stage.OnSite, "赵强", Afternoon));
        Assert.StartsWith(begins, sentence, StringComparison.Ordinal);
    }
}
