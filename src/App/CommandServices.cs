using Holdfast.Kernel;

namespace Holdfast.App;

/// <summary>What commands need without serving: settings, keys, databases, and what the modules add.</summary>
internal static class CommandServices
{
    public static ServiceProvider Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.AddKernel(Modules.All);
        return builder.Services.BuildServiceProvider();
    }
}
