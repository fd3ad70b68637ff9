using AfterSales.Core.Rulebooks;
using CsCheck;

namespace AfterSales.Portal.Tests.Quotes;

public sealed class CapitalsTests
{
    // As the rules for filling in cheques and bills write them (正确填写票据和结算凭证的基本规定).
    [Theory]
    [InlineData("0", "人民币零元整")]
    [InlineData("0.05", "人民币伍分")]
    [InlineData("0.50", "人民币伍角整")]
    [InlineData("10", "人民币壹拾元整")]
    [InlineData("1409.50", "人民币壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "人民币陆仟零柒元壹角肆分")]
    [InlineData("16409.02", "人民币壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "人民币叁佰贰拾伍元零肆分")]
    [InlineData("107000.53", "人民币壹拾万柒仟元伍角叁分")]
    [InlineData("100500", "人民币壹拾万零伍佰元整")]
    [InlineData("100000001", "人民币壹亿零壹元整")]
    [InlineData("200300000.90", "人民币贰亿零叁拾万元玖角整")]
    public void Amounts_are_written_as_on_a_bill(string amount, string capitals)
    {
        Assert.True(Money.TryParse(amount, out var money));
        Assert.Equal(capitals, Capitals.Of(money));
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same_amount() =>
        Gen.OneOf(Gen.Long[0, 10_000_000], Gen.Long[0, 99_999_999_999_999], Round).Sample(minor => Read(Capitals.Of(new Money(minor))) == minor);

    [Fact]
    public void Nobody_writes_two_zeros_one_after_the_other_nor_one_before_a_unit() =>
        Gen.OneOf(Gen.Long[1, 99_999_999_999_999], Round.Where(minor => minor > 0)).Sample(minor =>
        {
            var said = Capitals.Of(new Money(minor));
            return !said.Contains("零零", StringComparison.Ordinal) && !said.Contains("零万", StringComparison.Ordinal) && !said.Contains("零亿", StringComparison.Ordinal)
                && !said.Contains("零元", StringComparison.Ordinal) && !said.Contains("零角", StringComparison.Ordinal);
        });

    [Fact]
    public void Two_amounts_are_never_written_alike() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample((one, other) =>
            one == other || Capitals.Of(new Money(one)) != Capitals.Of(new Money(other)));

    // Amounts full of zeros: a few digits somewhere.
    private static Gen<long> Round => Gen.Select(Gen.Int[0, 13], Gen.Int[0, 13], Gen.Long[0, 9], Gen.Long[0, 9])
        .Select((place, other, digit, second) => digit * (long)Math.Pow(10, place) + second * (long)Math.Pow(10, other)).Where(minor => minor < 100_000_000_000_000);

    // Reads as a person does, from left to right: a digit waits for its unit; 万 and 亿 lift what came before.
    private static long Read(string said)
    {
        Assert.StartsWith("人民币", said, StringComparison.Ordinal);
        long whole = 0, below = 0, group = 0, digit = 0, cents = 0;
        foreach (var sign in said[3..].TrimEnd('整'))
        {
            switch (sign)
            {
                case '拾': (group, digit) = (group + digit * 10, 0); break;
                case '佰': (group, digit) = (group + digit * 100, 0); break;
                case '仟': (group, digit) = (group + digit * 1000, 0); break;
                case '万': (below, group, digit) = (below + (group + digit) * 10_000, 0, 0); break;
                case '亿': (whole, below, group, digit) = ((below + group + digit) * 100_000_000, 0, 0, 0); break;
                case '元': (whole, below, group, digit) = (whole + below + group + digit, 0, 0, 0); break;
                case '角': (cents, digit) = (cents + digit * 10, 0); break;
                case '分': (cents, digit) = (cents + digit, 0); break;
                default: digit = "零壹贰叁肆伍陆柒捌玖".IndexOf(sign, StringComparison.Ordinal); break;
            }
        }
        return whole * 100 + cents;
    }
}
