namespace Holdfast.EndToEnd;

public enum Screen
{
    Phone,
    Desktop,

    /// <summary>360 wide: the narrowest that is sold.</summary>
    SmallPhone,
}

/// <summary>How somebody reads the site, besides the size of their screen.</summary>
public sealed record Guise
{
    public static readonly Guise Usual = new();

    public bool Dark { get; init; }

    /// <summary>What their browser speaks.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>Things may move. Most tests ask for rest, as many people do.</summary>
    public bool Motion { get; init; }

    /// <summary>The site may keep itself for later: needed offline only, and in the way of watching requests else.</summary>
    public bool Keeps { get; init; }

    /// <summary>Both looks are seen without going every way four times.</summary>
    public static Guise DarkOnPhone(Screen screen) => new() { Dark = screen == Screen.Phone };

    internal BrowserNewContextOptions On(Screen screen, Uri address) => new()
    {
        BaseURL = address.ToString(),
        ViewportSize = screen switch
        {
            Screen.SmallPhone => new() { Width = 360, Height = 740 },
            Screen.Phone => new() { Width = 390, Height = 844 },
            _ => new() { Width = 1280, Height = 900 },
        },
        HasTouch = screen != Screen.Desktop,
        Locale = Language,
        TimezoneId = "Europe/Madrid",
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = Motion ? ReducedMotion.NoPreference : ReducedMotion.Reduce,
        ServiceWorkers = Keeps ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
    };
}
