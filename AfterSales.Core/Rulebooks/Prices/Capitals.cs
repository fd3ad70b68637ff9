using System.Text;

namespace AfterSales.Core.Rulebooks;

/// <summary>An amount in Chinese capitals 人民币大写, as it stands on contracts and invoices so that nobody can alter it.</summary>
public static class Capitals
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿"];

    /// <exception cref="ArgumentOutOfRangeException">Negative, or a million millions and more.</exception>
    public static string Of(Money money)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(money.Minor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(money.Minor, 100_000_000_000_000);
        var (yuan, jiao, fen) = (money.Minor / 100, (int)(money.Minor / 10 % 10), (int)(money.Minor % 10));
        var said = new StringBuilder("人民币");
        if (yuan > 0)
            said.Append(Whole(yuan)).Append('元');
        if (jiao > 0)
            said.Append(Digits[jiao]).Append('角');
        else if (fen > 0 && yuan > 0)
            said.Append('零');
        if (fen > 0)
            said.Append(Digits[fen]).Append('分');
        if (yuan == 0 && jiao == 0 && fen == 0)
            said.Append("零元");
        return fen > 0 ? said.ToString() : said.Append('整').ToString();
    }

    // In groups of four places; zeros between digits are said once, those at the end of a group are not.
    private static string Whole(long yuan)
    {
        var said = new StringBuilder();
        var passedOver = false;
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var value = (int)(yuan / (long)Math.Pow(10_000, group) % 10_000);
            if (value == 0)
            {
                passedOver = said.Length > 0;
                continue;
            }
            if (said.Length > 0 && (passedOver || value < 1000))
                said.Append('零');
            AppendGroup(said, value);
            said.Append(Groups[group]);
            passedOver = false;
        }
        return said.ToString();
    }

    private static void AppendGroup(StringBuilder said, int value)
    {
        var (begun, gap) = (false, false);
        for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10)
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                gap = begun;
                continue;
            }
            if (gap)
                said.Append('零');
            said.Append(Digits[digit]).Append(Places[place]);
            (begun, gap) = (true, false);
        }
    }
}
