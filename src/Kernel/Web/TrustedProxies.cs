using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Holdfast.Kernel;

/// <summary>
/// Behind a gateway every request comes from the gateway's address. Those named by TRUSTED_PROXIES are believed when they
/// say for whom and by which scheme they ask (X-Forwarded-For, X-Forwarded-Proto); from anybody else these headers mean
/// nothing, or each could pass for as many callers as it likes.
/// </summary>
public static class TrustedProxies
{
    private const int Max = 100;

    public static void UseTrustedProxies(this WebApplication app)
    {
        var networks = Parse(app.Configuration["TRUSTED_PROXIES"]);
        if (networks.Count == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // From the right, as far as those who wrote it are trusted.
        };
        options.KnownProxies.Clear(); // Loopback is trusted no more than others.
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <summary>Addresses and networks such as 10.0.0.0/8, separated by commas.</summary>
    public static IReadOnlyList<IPNetwork> Parse(string? setting)
    {
        var parts = (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > Max) throw new SettingsException($"TRUSTED_PROXIES takes at most {Max} addresses.");
        return [.. parts.Select(One)];
    }

    private static IPNetwork One(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new SettingsException(
            $"TRUSTED_PROXIES: '{text}' is neither an address nor a network such as 10.0.0.0/8.");
    }
}
