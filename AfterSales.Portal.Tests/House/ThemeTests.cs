using System.Globalization;
using System.Text.RegularExpressions;
using AfterSales.Portal.Shell.Theming;
using MudBlazor;
using MudBlazor.Utilities;

namespace AfterSales.Portal.Tests.House;

/// <summary>That both places the look's values stand in say the same, and that everything can be read.</summary>
public sealed partial class ThemeTests
{
    private static readonly string Stylesheet = Sources.Read("AfterSales.Portal", "wwwroot", "tokens.css");
    private static readonly Dictionary<string, string> Light = Tokens(":root");
    private static readonly Dictionary<string, string> Dark = Merged("dark");
    private static readonly Dictionary<string, string> Wall = Merged("wall");

    private static readonly (string Property, string Token)[] Pairs =
    [
        (nameof(Palette.Background), "ground"), (nameof(Palette.BackgroundGray), "surface-sunk"), (nameof(Palette.Surface), "surface"),
        (nameof(Palette.AppbarBackground), "surface"), (nameof(Palette.AppbarText), "text"), (nameof(Palette.DrawerBackground), "surface"),
        (nameof(Palette.DrawerText), "text"), (nameof(Palette.DrawerIcon), "text-soft"), (nameof(Palette.Primary), "accent"),
        (nameof(Palette.PrimaryDarken), "accent-hover"), (nameof(Palette.PrimaryLighten), "accent-ground"), (nameof(Palette.PrimaryContrastText), "on-accent"),
        (nameof(Palette.Secondary), "text-soft"), (nameof(Palette.Tertiary), "text-faint"), (nameof(Palette.Dark), "text"),
        (nameof(Palette.Info), "time-held"), (nameof(Palette.Success), "time-met"), (nameof(Palette.Warning), "time-soon"), (nameof(Palette.Error), "time-over"),
        (nameof(Palette.SecondaryContrastText), "on-accent"), (nameof(Palette.TertiaryContrastText), "on-accent"), (nameof(Palette.DarkContrastText), "on-accent"),
        (nameof(Palette.InfoContrastText), "on-accent"), (nameof(Palette.SuccessContrastText), "on-accent"), (nameof(Palette.WarningContrastText), "on-accent"), (nameof(Palette.ErrorContrastText), "on-accent"),
        (nameof(Palette.TextPrimary), "text"), (nameof(Palette.TextSecondary), "text-soft"), (nameof(Palette.TextDisabled), "text-faint"),
        (nameof(Palette.ActionDefault), "text-soft"), (nameof(Palette.ActionDisabled), "text-faint"), (nameof(Palette.ActionDisabledBackground), "surface-sunk"),
        (nameof(Palette.LinesDefault), "line"), (nameof(Palette.LinesInputs), "line-strong"), (nameof(Palette.TableLines), "line"), (nameof(Palette.Divider), "line"),
        (nameof(Palette.DividerLight), "line"), (nameof(Palette.Skeleton), "line"), (nameof(Palette.TableStriped), "surface-sunk"), (nameof(Palette.TableHover), "surface-hover"),
    ];

    [Fact]
    public void The_theme_and_the_stylesheet_say_the_same()
    {
        foreach (var (property, token) in Pairs)
        {
            Assert.Equal((property, Light[token]), (property, ValueOf(PortalTheme.Mud.PaletteLight, property)));
            Assert.Equal((property, Dark[token]), (property, ValueOf(PortalTheme.Mud.PaletteDark, property)));
        }
        Assert.Equal(Light["radius"], PortalTheme.Mud.LayoutProperties.DefaultBorderRadius);
        Assert.Equal(Light["size-body"], PortalTheme.Mud.Typography.Default.FontSize);
        Assert.Equal(Light["font"].Replace("\"", "", StringComparison.Ordinal), string.Join(", ", PortalTheme.Mud.Typography.Default.FontFamily!));
    }

    [Theory]
    [InlineData("light", 4.5)]
    [InlineData("dark", 4.5)]
    [InlineData("wall", 7)]
    [InlineData("""[data-theme="wall"] [data-light="night"]""", 7)]
    [InlineData("""[data-theme="wall"] [data-wall-state="stale"] > :is(section, .map, [data-heard])""", 7)]
    public void Every_text_can_be_read_on_its_ground(string theme, double atLeast)
    {
        var tokens = theme switch { "light" => Light, "dark" => Dark, "wall" => Wall, _ => Over(Wall, theme) };
        string[] grounds = ["ground", "surface", "surface-sunk"];
        string[] clocks = ["calm", "soon", "over", "held", "met"];
        IEnumerable<(string Text, string Ground)> pairs =
        [
            .. from text in (string[])["text", "text-soft", "text-faint"] from ground in grounds select (text, ground),
            .. from ground in (string[])["surface", "surface-sunk", "accent-ground"] select ("accent", ground),
            ("on-accent", "accent"),
            .. from clock in clocks from ground in (string[])[$"time-{clock}-ground", "surface"] select ($"time-{clock}", ground),
        ];
        var unreadable = pairs.Select(pair => (pair, Contrast: Contrast(tokens[pair.Text], tokens[pair.Ground]))).Where(pair => pair.Contrast < atLeast);
        Sources.AssertNone(unreadable.Select(pair => pair.ToString()));
    }

    private static string ValueOf(Palette palette, string property)
    {
        var value = typeof(Palette).GetProperty(property)!.GetValue(palette)!;
        var colour = value as MudColor ?? new MudColor((string)value);
        return colour.ToString(MudColorOutputFormats.Hex).ToLowerInvariant();
    }

    private static Dictionary<string, string> Merged(string theme) => Over(Light, $"[data-theme=\"{theme}\"]");

    private static Dictionary<string, string> Over(Dictionary<string, string> below, string selector)
    {
        var all = new Dictionary<string, string>(below);
        foreach (var (name, value) in Tokens(selector))
            all[name] = value;
        return all;
    }

    private static Dictionary<string, string> Tokens(string selector)
    {
        var start = Stylesheet.IndexOf("\n" + selector + " {", StringComparison.Ordinal);
        var block = Stylesheet[start..Stylesheet.IndexOf("\n}", start, StringComparison.Ordinal)];
        return Token().Matches(block).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    // Relative luminance and contrast as WCAG 2.2 defines them.
    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(1 + i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex(@"--([\w-]+):\s*([^;]+);")]
    private static partial Regex Token();
}
