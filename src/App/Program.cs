using Holdfast.App;
using Holdfast.Kernel;
using Npgsql;

try
{
    return await ((args is [var command, ..] ? command : "help") switch
    {
        "serve" => Serve.Run(args[1..]),
        "migrate" => Migrate.Run(args[1..]),
        "seed" => Seed.Run(args[1..]),
        "doctor" => Doctor.Run(args[1..]),
        "help" or "--help" or "-h" => Help.Show(Console.Out, 0),
        _ => Help.Show(Console.Error, 2),
    });
}
catch (Exception e) when (e is SettingsException or MigrationException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (NpgsqlException e)
{
    await Console.Error.WriteLineAsync($"The database refused or cannot be reached: {e.Message}\nTry: holdfast doctor");
    return 3;
}
