using System.Net;
using Holdfast.Kernel;

namespace Holdfast.Tests.Platform;

public sealed class TrustedProxyTests
{
    private const int Limit = 3;

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_has_its_own_limit()
    {
        await using var gateway = await Gateway.Trusted("127.0.0.0/8, ::1");

        Assert.Contains(429, await gateway.SignIns(_ => "203.0.113.1"));
        Assert.DoesNotContain(429, await gateway.SignIns(i => $"203.0.113.{10 + i}"));
        // What the client itself wrote stands left of what the proxy saw.
        Assert.Contains(429, await gateway.SignIns(i => $"198.51.100.{i}, 203.0.113.2"));
        Assert.True((await gateway.SignIn("203.0.113.4")).Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0/8, 127.0.0.2")]
    public async Task Nobody_else_is_believed(string trusted)
    {
        await using var gateway = await Gateway.Trusted(trusted);

        Assert.Contains(429, await gateway.SignIns(i => $"203.0.113.{i}"));
        Assert.False((await gateway.SignIn("203.0.113.9")).Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    public void What_is_no_network_stops_the_start(string setting) =>
        Assert.Throws<SettingsException>(() => TrustedProxies.Parse(setting));

    [Fact]
    public void Addresses_and_networks_of_both_families_are_read() => Assert.Equal(
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("192.0.2.7/32"), IPNetwork.Parse("2001:db8::1/128")],
        TrustedProxies.Parse(" 10.0.0.0/8,192.0.2.7 ,, 2001:db8::1"));

    /// <summary>Speaks to the app as a gateway on this machine does.</summary>
    private sealed class Gateway(TestApp app, TestTenant tenant) : IAsyncDisposable
    {
        public static async Task<Gateway> Trusted(string proxies)
        {
            var app = await TestApp.Start(new()
            {
                Settings = new Dictionary<string, string?>
                {
                    ["TRUSTED_PROXIES"] = proxies,
                    ["RATE_LIMIT_CREDENTIALS_PER_MINUTE"] = Limit.ToString(),
                },
            });
            return new Gateway(app, await app.NewTenant());
        }

        /// <summary>The answers to more than the limit allows, all at once.</summary>
        public async Task<IReadOnlyList<int>> SignIns(Func<int, string> client) =>
            [.. (await Task.WhenAll(Enumerable.Range(0, 4 * Limit).Select(i => SignIn(client(i))))).Select(r => r.Status)];

        public Task<Reply> SignIn(string client) => tenant.Guest.Post(
            "/api/auth/login", new { email = $"{Guid.NewGuid():N}@example.test", password = "not-the-password" },
            ("X-Forwarded-For", client), ("X-Forwarded-Proto", "https"));

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
