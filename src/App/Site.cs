using Holdfast.Kernel;

namespace Holdfast.App;

/// <summary>What a page needs to know before it asks anything else: whose site it is, and which outside hosts it may use.</summary>
public static class Site
{
    /// <param name="Tiles">Null: the site draws its own map.</param>
    /// <param name="Stripe">Null: nothing can be paid online.</param>
    /// <param name="Locales">Languages of mails.</param>
    public sealed record Response(TenantView Tenant, IReadOnlyList<string> Locales, MapTilesView? Tiles, StripeView? Stripe);

    public sealed record TenantView(string Name, string Slug);

    public sealed record MapTilesView(string Url, string Attribution);

    public sealed record StripeView(string PublishableKey, string ApiBase);

    private static readonly string[] Locales = ["en", "es", "de"];

    public static void Map(WebApplication app)
    {
        var tiles = MapTiles.Of(app.Configuration) is { } set ? new MapTilesView(set.Url, set.Attribution) : null;
        var stripe = app.Configuration["STRIPE_PUBLISHABLE_KEY"] is { Length: > 0 } key
            ? new StripeView(key, (app.Configuration["STRIPE_API_BASE"] ?? "https://api.stripe.com").TrimEnd('/'))
            : null;
        app.MapGet("/api/site", (HttpContext http, Tenant tenant) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=60";
                http.Response.Headers.Vary = "X-Tenant";
                return Results.Ok(new Response(new TenantView(tenant.Name, tenant.Slug), Locales, tiles, stripe));
            })
            .WithName("GetSite").WithTags("Site").RequireAuthorization(Policies.Anyone).Produces<Response>();
    }
}
