using Holdfast.Kernel;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace Holdfast.App;

/// <summary>
/// Serves the built site from WEB_ROOT. Hashed assets are kept for a year; any other address outside the API is a page of
/// the site, so a deep link works.
/// </summary>
internal static class Web
{
    private static readonly string[] NotFiles = ["/api", "/hubs", "/health", "/metrics"];
    private static readonly string[] NotPages = ["/api", "/hubs", "/health", "/openapi", "/metrics", "/assets"];

    public static void AddWebCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/manifest+json"];
    });

    /// <summary>Files that exist, before anything asks who is asking: the site is for all.</summary>
    public static void UseWebFiles(this WebApplication app)
    {
        if (Files(app) is not { } files) return;
        // Answers of the API stay as they are: they hold secrets, and compressing those tells their length.
        app.UseWhen(
            http => !NotFiles.Any(prefix => http.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal)),
            branch => branch.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                    ? "public, max-age=31536000, immutable"
                    : "no-cache",
        });
    }

    /// <summary>All other addresses outside the API.</summary>
    public static void MapWebPages(this WebApplication app)
    {
        if (Files(app) is { } files)
        {
            var index = files.GetFileInfo("index.html");
            app.MapFallback("{**path}", (HttpContext http) => Page(http, index)).RequireAuthorization(Policies.Anyone);
            return;
        }
        app.Logger.LogWarning("There is no built site in WEB_ROOT: only the API is served.");
        app.MapFallback("{**path}", () => Problem.NotFound.ToHttp()).RequireAuthorization(Policies.Anyone);
    }

    private static PhysicalFileProvider? Files(WebApplication app)
    {
        var root = Path.GetFullPath(app.Configuration["WEB_ROOT"] ?? Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        return File.Exists(Path.Combine(root, "index.html")) ? new PhysicalFileProvider(root) : null;
    }

    private static IResult Page(HttpContext http, IFileInfo index)
    {
        var path = http.Request.Path;
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
            || NotPages.Any(prefix => path.StartsWithSegments(prefix, StringComparison.Ordinal)))
            return Problem.NotFound.ToHttp();
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(index.CreateReadStream(), "text/html; charset=utf-8");
    }
}
