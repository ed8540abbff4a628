using System.Globalization;
using Holdfast.Kernel;

namespace Holdfast.App;

/// <summary><c>holdfast migrate up|down|status</c>.</summary>
public static class Migrate
{
    internal static async Task<int> Run(string[] args)
    {
        await using var services = CommandServices.Build();
        return args switch
        {
            ["up"] or [] => await Up(services),
            ["down", var module] => await Down(services, module, 1),
            ["down", var module, var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var steps) =>
                await Down(services, module, steps),
            ["status"] => await Status(services),
            _ => await Help.Show(Console.Error, 2),
        };
    }

    /// <summary>All modules, whatever a process will run of them.</summary>
    public static Migrator Migrator(IServiceProvider services) => new(
        Modules.All, services.GetRequiredService<Settings>(), services.GetRequiredService<Keys>(), TimeProvider.System);

    private static async Task<int> Up(IServiceProvider services)
    {
        var count = await Migrator(services).Up(Console.WriteLine, CancellationToken.None);
        Console.WriteLine(count == 0 ? "Nothing to migrate." : $"{count} migrations applied.");
        return 0;
    }

    private static async Task<int> Down(IServiceProvider services, string module, int steps)
    {
        if (module != "bus" && Modules.All.All(m => m.Name != module))
            throw new SettingsException($"There is no module '{module}'.");
        var count = await Migrator(services).Down(module, steps, Console.WriteLine, CancellationToken.None);
        Console.WriteLine($"{count} migrations taken back.");
        return 0;
    }

    private static async Task<int> Status(IServiceProvider services)
    {
        var sources = services.GetRequiredService<DataSources>();
        var steps = await Holdfast.Kernel.Migrator.Status(Modules.All, sources, CancellationToken.None);
        foreach (var step in steps) Console.WriteLine($"{step.State,-8} {step.Schema} {step.File.Component}/{step.File.Name}");
        return steps.All(s => s.State == "applied") ? 0 : 1;
    }
}
