namespace Holdfast.Sandbox;

/// The settings. Port 0 takes a free one, on 127.0.0.1 only; without a directory nothing outlives the process.
public sealed record SandboxOptions
{
    public int Port { get; init; } = 8099;
    public int? SmtpPort { get; init; }
    public string? Directory { get; init; }
    public string? WebhookUrl { get; init; }
    public string WebhookSecret { get; init; } = "whsec_sandbox";
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public int SmtpPortOrNext => SmtpPort ?? (Port == 0 ? 0 : Port + 1);

    public static SandboxOptions FromEnvironment()
    {
        var defaults = new SandboxOptions();
        return new()
        {
            Port = PortOf("SANDBOX_PORT") ?? defaults.Port,
            SmtpPort = PortOf("SANDBOX_SMTP_PORT"),
            Directory = Text("DATA_DIR") is { } data ? Path.Combine(data, "sandbox") : null,
            WebhookUrl = Text("SANDBOX_WEBHOOK_URL"),
            WebhookSecret = Text("STRIPE_WEBHOOK_SECRET") ?? defaults.WebhookSecret,
        };
    }

    private static string? Text(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static int? PortOf(string name) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, out var port) && port is >= 0 and <= 65535 => port,
        var text => throw new InvalidOperationException($"{name} must be a port, not '{text}'."),
    };
}
