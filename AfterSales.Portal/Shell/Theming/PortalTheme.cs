using MudBlazor;

namespace AfterSales.Portal.Shell.Theming;

/// <summary>
/// MudBlazor drawn from the values of <c>wwwroot/tokens.css</c>, written here a second time because MudBlazor takes
/// its palette from code; a test holds both equal. Colour means time: what is neither neutral nor the accent is
/// used only for how a promise stands, and for what went wrong.
/// </summary>
public static class PortalTheme
{
    // Before the theme that is made of it: static members are set in the order they stand.
    private static string[] Font { get; } =
        ["Inter", "PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"];

    public static MudTheme Mud { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Background = "#eef1f4",
            BackgroundGray = "#f6f8fa",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#16202c",
            DrawerBackground = "#ffffff",
            DrawerText = "#16202c",
            DrawerIcon = "#4a5868",
            Primary = "#0b5fa5",
            PrimaryDarken = "#094f8a",
            PrimaryLighten = "#e3eefa",
            PrimaryContrastText = "#ffffff",
            Secondary = "#4a5868",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#5f6d7d",
            TertiaryContrastText = "#ffffff",
            Dark = "#16202c",
            DarkContrastText = "#ffffff",
            Info = "#4c5a86",
            InfoContrastText = "#ffffff",
            Success = "#15693f",
            SuccessContrastText = "#ffffff",
            Warning = "#8f4a00",
            WarningContrastText = "#ffffff",
            Error = "#b3161f",
            ErrorContrastText = "#ffffff",
            TextPrimary = "#16202c",
            TextSecondary = "#4a5868",
            TextDisabled = "#5f6d7d",
            ActionDefault = "#4a5868",
            ActionDisabled = "#5f6d7d",
            ActionDisabledBackground = "#f6f8fa",
            LinesDefault = "#d7dde4",
            LinesInputs = "#b4bfcb",
            TableLines = "#d7dde4",
            TableStriped = "#f6f8fa",
            TableHover = "#f0f4f8",
            Divider = "#d7dde4",
            DividerLight = "#d7dde4",
            Skeleton = "#d7dde4",
        },
        PaletteDark = new PaletteDark
        {
            Background = "#0c1218",
            BackgroundGray = "#111922",
            Surface = "#161f29",
            AppbarBackground = "#161f29",
            AppbarText = "#e8edf2",
            DrawerBackground = "#161f29",
            DrawerText = "#e8edf2",
            DrawerIcon = "#b2bfcc",
            Primary = "#6cb4f5",
            PrimaryDarken = "#8ec6f8",
            PrimaryLighten = "#14304a",
            PrimaryContrastText = "#06121e",
            Secondary = "#b2bfcc",
            SecondaryContrastText = "#06121e",
            Tertiary = "#93a2b1",
            TertiaryContrastText = "#06121e",
            Dark = "#e8edf2",
            DarkContrastText = "#06121e",
            Info = "#b3bff0",
            InfoContrastText = "#06121e",
            Success = "#7fd6a2",
            SuccessContrastText = "#06121e",
            Warning = "#ffc266",
            WarningContrastText = "#06121e",
            Error = "#ff8f8a",
            ErrorContrastText = "#06121e",
            TextPrimary = "#e8edf2",
            TextSecondary = "#b2bfcc",
            TextDisabled = "#93a2b1",
            ActionDefault = "#b2bfcc",
            ActionDisabled = "#93a2b1",
            ActionDisabledBackground = "#111922",
            LinesDefault = "#27333f",
            LinesInputs = "#3d4c5b",
            TableLines = "#27333f",
            TableStriped = "#111922",
            TableHover = "#1d2834",
            Divider = "#27333f",
            DividerLight = "#27333f",
            Skeleton = "#27333f",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Font, FontSize = "14px", FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Font, FontSize = "12px", LineHeight = "1.5", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Font, FontSize = "16px", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Font, FontSize = "14px", FontWeight = "600", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Font, FontSize = "16px", FontWeight = "650", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", AppbarHeight = "52px" },
    };
}
