using System.Net.Mail;
using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Notifications.Mail;

/// <summary>Where mail is handed over. Without any setting: the sandbox's inbox on this machine.</summary>
internal sealed class MailSettings
{
    private const int SandboxPort = 8100;
    private const int SubmissionPort = 587;

    public MailSettings(IConfiguration configuration, Settings settings)
    {
        var host = configuration["SMTP_HOST"];
        var isSet = host is { Length: > 0 };
        if (settings.IsPublic && !isSet)
            throw new SettingsException("SMTP_HOST is not set: nobody would get their confirmation. Name your mail server.");
        Host = isSet ? host! : "127.0.0.1";
        Port = configuration.GetValue<int?>("SMTP_PORT") ?? (isSet ? SubmissionPort : SandboxPort);
        Tls = configuration.GetValue<bool?>("SMTP_TLS") ?? Port == SubmissionPort;
        User = configuration["SMTP_USER"];
        Password = configuration["SMTP_PASSWORD"];
        From = Address(configuration["MAIL_FROM"] ?? $"Holdfast <no-reply@{settings.PublicUrl.Host}>");
    }

    public string Host { get; }

    public int Port { get; }

    /// <summary>STARTTLS; the client does not speak TLS from the first byte on (port 465).</summary>
    public bool Tls { get; }

    public string? User { get; }

    public string? Password { get; }

    public MailAddress From { get; }

    private static MailAddress Address(string text) => MailAddress.TryCreate(text, out var address)
        ? address
        : throw new SettingsException($"MAIL_FROM is '{text}'. Write an address such as Bookings <bookings@example.org>.");
}
