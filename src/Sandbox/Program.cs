using Holdfast.Sandbox;

await using var app = SandboxApp.Build(SandboxOptions.FromEnvironment());
await app.StartAsync();
Console.WriteLine($"Sandbox is ready: http://127.0.0.1:{app.HttpPort()} smtp://127.0.0.1:{app.SmtpPort()}");
await app.WaitForShutdownAsync();
