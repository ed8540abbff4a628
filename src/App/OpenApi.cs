using Holdfast.Kernel;
using Microsoft.OpenApi;

namespace Holdfast.App;

/// <summary>The OpenAPI 3.1 document of the modules that run, at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApi
{
    public static void AddHoldfastOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = OpenApiSchemas.Name;
        options.AddSchemaTransformer(OpenApiSchemas.Mend);
        options.AddOperationTransformer(OpenApiOperations.Mend);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Holdfast",
                Version = "1",
                Description = "Find, hold, book, pay, change, cancel. Refusals are problem details (RFC 9457) with a stable code.",
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDocument(this WebApplication app) =>
        app.MapOpenApi().RequireAuthorization(Policies.Anyone).CacheOutputForever();

    private static void CacheOutputForever(this IEndpointConventionBuilder endpoint) =>
        endpoint.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "public, max-age=60";
            return next(context);
        });
}
