using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>Settings that every module shares. Each key may stand in the environment or in appsettings.json.</summary>
public sealed class Settings(IConfiguration configuration)
{
    public string SecretKey { get; } = Required(configuration, "SECRET_KEY");

    /// <summary>Where people reach the product, without a slash at the end; links in mails start with it.</summary>
    public Uri PublicUrl { get; } = Url(configuration, "PUBLIC_URL", $"http://localhost:{configuration["PORT"] ?? "8080"}");

    public string DataDirectory { get; } = Path.GetFullPath(configuration["DATA_DIR"] ?? ".data");

    /// <summary>Slug of the tenant that is meant when neither host nor header names one.</summary>
    public string DefaultTenant { get; } = configuration["DEFAULT_TENANT"] ?? "demo";

    /// <summary>Roles are named after the database unless it was cloned from another (tests, restores).</summary>
    public string? RolePrefix { get; } = configuration["DATABASE_ROLES"];

    /// <summary>How long a process waits before it looks for events of other processes.</summary>
    public TimeSpan BusPoll { get; } = TimeSpan.FromMilliseconds(configuration.GetValue("BUS_POLL_MILLISECONDS", 100));

    /// <summary>Days after which bus log, outbox, inbox and dead letters are deleted.</summary>
    /// <summary>Days after its end at which a booking's personal data are forgotten.</summary>
    public int BookingRedactionDays { get; } = configuration.GetValue("BOOKING_REDACTION_DAYS", 90);

    public int EventRetentionDays { get; } = configuration.GetValue("EVENT_RETENTION_DAYS", 7);

    public bool IsPublic => !PublicUrl.IsLoopback;

    /// <summary>The administrator's address of a module's database: its own if set, else the default one.</summary>
    public NpgsqlConnectionStringBuilder Administrator(string module) => DatabaseUrl.Parse(
        configuration.GetConnectionString(module)
        ?? configuration["DATABASE_URL_" + module.ToUpperInvariant()]
        ?? configuration.GetConnectionString("Default")
        ?? Required(configuration, "DATABASE_URL"));

    public int PoolSize(string module) => configuration.GetValue<int?>("DATABASE_POOL")
        ?? configuration.GetValue<int?>("DATABASE_POOL_" + module.ToUpperInvariant())
        ?? 24;

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value
            ? value
            : throw new SettingsException($"{key} is not set. docs/settings.md says what belongs there; ./run sets it by itself.");

    private static Uri Url(IConfiguration configuration, string key, string fallback) =>
        Uri.TryCreate((configuration[key] ?? fallback).TrimEnd('/'), UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
            ? url
            : throw new SettingsException($"{key} must be an address such as https://book.example.org.");
}

/// <summary>Reads <c>postgres://user:password@host:port/database?sslmode=…</c> as well as Npgsql's own key=value form.</summary>
public static class DatabaseUrl
{
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.Ordinal)
            && !text.StartsWith("postgresql://", StringComparison.Ordinal)) return new NpgsqlConnectionStringBuilder(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.AbsolutePath.Length < 2)
            throw new SettingsException("DATABASE_URL must look like postgres://user:password@host:5432/database.");
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(url.Host).Trim('[', ']'),
            Port = url.Port > 0 ? url.Port : 5432,
            Database = Uri.UnescapeDataString(url.AbsolutePath[1..]),
        };
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var (key, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(url.Query))
            builder[key.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? "SSL Mode" : key] = value.ToString();
        return builder;
    }
}
