using System.Text;
using AfterSales.Core.Import;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Import;

/// <summary>What a file is taken for before anybody has said a word.</summary>
public sealed class GuessTests
{
    private static FileSurvey Survey(string text, Encoding? encoding = null) => Survey((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    private static FileSurvey Survey(byte[] file) => FileSurvey.Read(() => new MemoryStream(file));

    private static Encoding Chinese => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    [Fact]
    public void The_sample_is_guessed_as_its_mapping_says_but_for_its_source_and_zone()
    {
        var survey = FileSurvey.Read(ForeignFile.SampleFile.Open);
        Assert.Equal((2989, "utf-8", ',', null), (survey.RowCount, survey.Encoding, survey.Delimiter, survey.Fault));
        var guess = MappingDraft.Guess(survey, "service-desk-2016", "UTC").ToMapping()!;
        var mapping = ForeignFile.SampleMapping();
        // The mapping also names states that do not occur.
        var occurring = mapping.States.Where(state => survey.Of("incident_state").Values.Contains(state.Key)).ToDictionary();
        Assert.Equal(6, occurring.Count);
        Assert.Equal(Encoding.UTF8.GetString((mapping with { States = Sorted(occurring), Priorities = Sorted(mapping.Priorities) }).Write()),
            Encoding.UTF8.GetString((guess with { States = Sorted(guess.States), Priorities = Sorted(guess.Priorities) }).Write()));
    }

    [Fact]
    public void Chinese_names_and_values_are_known_in_the_encoding_of_Chinese_spreadsheets()
    {
        var survey = Survey(
            "工单编号;状态;创建时间;更新时间;解决时间;客户名称;使用地点;处理人;优先级;设备编号;故障类别;故障描述\n" +
            "GD1;待受理;2024/3/15 8:05;2024/3/15 8:05;;余吾煤业;副井口;赵强;紧急;EBZ-1;液压;油缸漏油\n" +
            "GD1;处理中;2024/3/15 8:05;2024/3/15 9:00;;余吾煤业;副井口;赵强;紧急;EBZ-1;液压;油缸漏油\n" +
            "GD1;已关闭;2024/3/15 8:05;2024/3/16 19:30;2024/3/16 18:00;余吾煤业;副井口;赵强;一般;EBZ-1;液压;油缸漏油\n", Chinese);
        Assert.Equal(("gb18030", ';', 3), (survey.Encoding, survey.Delimiter, survey.RowCount));
        var guess = MappingDraft.Guess(survey, "旧系统", "Asia/Shanghai");
        Assert.Equal("工单编号 状态 创建时间 更新时间 解决时间 客户名称 使用地点 处理人 优先级 设备编号 故障类别", string.Join(' ', guess.Columns.OrderBy(chosen => chosen.Key).Select(chosen => chosen.Value)));
        Assert.Equal(["故障类别", "故障描述"], guess.Fault);
        Assert.Equal("yyyy/M/d H:mm", guess.DateFormat);
        Assert.Equal((Stage.Reported, Stage.Diagnosing, Stage.Closed), (guess.States["待受理"], guess.States["处理中"], guess.States["已关闭"]));
        Assert.Equal((Priority.Urgent, Priority.Normal), (guess.Priorities["紧急"], guess.Priorities["一般"]));
        Assert.NotNull(guess.ToMapping());
    }

    [Theory]
    [InlineData("31/12/2024 10:00", "dd/MM/yyyy HH:mm")]
    [InlineData("12/31/2024 10:00", "MM/dd/yyyy HH:mm")]
    [InlineData("2024-12-31T10:00:05", "yyyy-MM-dd'T'HH:mm:ss")]
    [InlineData("2024年1月5日 10:00", "yyyy年M月d日 HH:mm")]
    public void The_format_of_times_is_read_off_them(string sample, string format) => Assert.Equal(format, DateFormats.Of([sample])[0]);

    [Fact]
    public void One_bad_time_does_not_hide_how_the_others_are_written()
    {
        Assert.Equal("dd-MM-yyyy HH:mm", DateFormats.Of(["29-02-2016 10:00", "soon", "01-03-2016 09:00"])[0]);
        Assert.Empty(DateFormats.Of(["New", "Closed", "01-03-2016 09:00"]));
    }

    [Fact]
    public void Two_formats_that_make_other_days_of_the_same_text_are_told_apart()
    {
        Assert.True(DateFormats.Differ("dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm", ["05/04/2024 10:00"]));
        Assert.False(DateFormats.Differ("dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm", ["05/05/2024 10:00", "31/05/2024 10:00"]));
    }

    [Theory]
    [InlineData("", FileFault.Empty)]
    [InlineData("PK\u0003\u0004 a workbook", FileFault.Workbook)]
    [InlineData("\u0001\u0002\u0003", FileFault.NotText)]
    [InlineData("only one thing\nand more of it\n", FileFault.NoHeader)]
    [InlineData("INC1,New,2024-01-01 10:00\nINC2,New,2024-01-01 10:00\n", FileFault.NoHeader)]
    [InlineData("number,state,opened\n", FileFault.NoRows)]
    public void What_is_no_table_is_called_by_what_it_is(string text, FileFault fault) => Assert.Equal(fault, Survey(text).Fault);

    [Fact]
    public void A_record_that_does_not_end_is_no_table() =>
        Assert.Equal(FileFault.NotATable, Survey($"number,state\nA,\"{new string('x', 300_000)}\n").Fault);

    [Fact]
    public void Bytes_of_no_encoding_are_named_by_their_line()
    {
        var survey = Survey([.. Encoding.UTF8.GetBytes("number,state\nA,New\nB,"), 0xFF, 0xFF, (byte)'\n']);
        Assert.Equal(("utf-8", 3L), (survey.Encoding, survey.WrongLine));
    }

    [Fact]
    public void A_mapping_that_was_saved_is_the_same_when_it_is_loaded()
    {
        var mapping = ForeignFile.SampleMapping();
        var again = MappingDraft.Of(ImportMapping.Read(new MemoryStream(mapping.Write()))).ToMapping()!;
        Assert.Equal(Encoding.UTF8.GetString((mapping with { States = Sorted(mapping.States), Priorities = Sorted(mapping.Priorities) }).Write()),
            Encoding.UTF8.GetString((again with { States = Sorted(again.States), Priorities = Sorted(again.Priorities) }).Write()));
    }

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> values) => new(values.ToDictionary(), StringComparer.Ordinal);
}
