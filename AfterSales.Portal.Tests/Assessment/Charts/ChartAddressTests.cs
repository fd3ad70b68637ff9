using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Addresses;
using CsCheck;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>A chart page can be sent to a colleague as it is: its address says everything.</summary>
public sealed class ChartAddressTests
{
    private static readonly string[] Words = ["山西", "", "a b&c=d", "煤+矿 50 %"];

    private const string Page = "http://portal/charts/cycle";

    private static readonly Gen<FigureFilter> Narrowed =
        from keys in Gen.Int[0, 3].Select(which => Words[which]).Array[4]
        from priority in Gen.Enum<Priority>().Nullable()
        from origin in Gen.Enum<TicketOrigin>().Nullable()
        from engineer in Gen.Int[1, 99].Nullable()
        from kind in Gen.Enum<CustomerClass>().Nullable()
        select new FigureFilter(Source: origin) { Region = keys[0], ProductLine = keys[1], Model = keys[2], FaultGroup = keys[3], Priority = priority, EngineerId = engineer, CustomerClass = kind };

    private static readonly Gen<FigureSlice> Slice =
        from bucket in Gen.Int[0, 6].Nullable()
        from step in Gen.Date.Nullable()
        from fate in Gen.Enum<Fate>().Nullable()
        from cut in Gen.Enum<Dimension>().Nullable()
        from part in Gen.Enum<CyclePart>().Nullable()
        from word in Gen.Int[0, 3].Select(which => which == 1 ? null : Words[which])
        select new FigureSlice(bucket, step is { } day ? DateOnly.FromDateTime(day) : null, Fate: fate) { By = cut, Key = cut is null ? null : "", Part = part, Word = word };

    private static readonly Gen<ChartAddress> Any =
        from days in Gen.Int[0, 400].Nullable()
        from narrowed in Narrowed
        from slice in Slice
        from measure in Gen.Enum<Measure>().Nullable()
        from time in Gen.Enum<CountedTime>()
        from cut in Gen.Enum<Dimension>()
        from table in Gen.Bool
        from page in Gen.Int[1, 9]
        select new ChartAddress("/charts/cycle", days, null, null, narrowed, slice) { Measure = measure, Time = time, By = cut, Table = table, Page = page, See = table ? "parts" : null };

    [Fact]
    public void What_is_written_is_read_again() => Any.Sample(address => ChartAddress.Read("http://portal" + address.Href) == address);

    [Theory]
    [InlineData("?days=soon&from=2026-02-30&bucket=-1&fate=1&by=77&page=0&measure=Weight&priority=3&engineer=me")]
    [InlineData("?nothing=known")]
    [InlineData("")]
    public void What_an_address_cannot_mean_is_left_out(string query)
    {
        var read = ChartAddress.Read(Page + query);
        Assert.Equal(ChartAddress.Read(Page), read);
        Assert.True(read.Unsaid);
        Assert.False(read.Slice.Cuts);
    }

    [Fact]
    public void Another_choice_of_tickets_closes_the_list_and_another_page_of_figures_keeps_the_period()
    {
        var address = ChartAddress.Read(Page + "?days=30&line=%E6%8E%98%E8%BF%9B%E6%9C%BA&bucket=2&page=3&see=ledger");
        Assert.False(address.Only(Dimension.Priority, "Urgent").Slice.Cuts);
        Assert.Equal(1, address.Behind(new FigureSlice(Bucket: 1)).Page);
        Assert.Equal("/charts/response?days=30&line=%E6%8E%98%E8%BF%9B%E6%9C%BA", address.On("/charts/response").Href);
    }

    [Fact]
    public void A_file_is_of_the_same_tickets() =>
        Assert.Equal("/api/v1/charts/cycle/file?days=30&region=%E5%B1%B1%E8%A5%BF&as=csv&sheet=parts", ChartAddress.Read(Page + "?days=30&region=山西").FileHref("csv", "parts"));
}
