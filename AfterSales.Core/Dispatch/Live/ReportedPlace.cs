using System.Text.RegularExpressions;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>What an address as somebody wrote it says of the town: enough to know where, too little to find a door.</summary>
public static partial class ReportedPlace
{
    /// <summary>The city 市, else the county 县, else the province 省 that a Chinese address begins with; null where it begins with none of them.</summary>
    public static string? CityIn(string? address)
    {
        if (address is null || Start().Match(address) is not { Success: true } found)
            return null;
        var parts = new[] { found.Groups["city"], found.Groups["province"] };
        return Array.Find(parts, part => part.Success)?.Value;
    }

    // A name of four characters at most: what is longer is a sentence that speaks of a town.
    [GeneratedRegex(
        @"^\s*(?:中国)?(?<province>北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)?"
        + @"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?\s*(?<city>(?!省|市)[\u4e00-\u9fff]{2,4}?(?:市(?![场政民委集容中])|自治州|地区|盟|县|旗))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
