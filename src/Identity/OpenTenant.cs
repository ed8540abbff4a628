using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>Opens a tenant with its first admin, from the command line of the installation: <c>holdfast seed --tenant …</c>.</summary>
public static class OpenTenant
{
    private const int GuestFeeBasisPoints = 500;
    private const int MemberFeeBasisPoints = 300;

    public sealed record Request(string Slug, string AdminEmail, string AdminPassword);

    /// <summary>Throws a <see cref="SettingsException"/> that says what is wrong with the request.</summary>
    public static async Task Run(IServiceProvider services, Request request, CancellationToken cancellation)
    {
        var check = new Check().Email(request.AdminEmail, "--admin")
            .That(IsSlug(request.Slug), "--tenant", "2 to 63 lower-case letters, digits and dashes.");
        Passwords.Check(check, request.AdminPassword, request.AdminEmail);
        if (check.Failed)
            throw new SettingsException(string.Join('\n', check.Problem.Errors!.Select(e => $"{e.Key}: {string.Join(' ', e.Value)}")));
        var hash = await services.GetRequiredService<Passwords>().Hash(request.AdminPassword, cancellation);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var tenant = new TenantChanged(
            Guid.CreateVersion7(now), request.Slug, request.Slug, [], GuestFeeBasisPoints, MemberFeeBasisPoints, true);
        var admin = new UserChanged(
            Guid.CreateVersion7(now), request.AdminEmail, "Admin", [Roles.Admin, Roles.Operator], "en", true);
        await services.GetRequiredKeyedService<Database>(IdentityModule.Key).Write(tenant.TenantId, async transaction =>
        {
            await DemoAccounts.Insert(transaction, tenant);
            await DemoAccounts.Insert(transaction, admin, hash);
            await transaction.Audit("tenant.opened", tenant.TenantId, "system:command");
        }, cancellation);
    }

    private static bool IsSlug(string slug) => slug.Length is >= 2 and <= 63 && slug[0] != '-'
        && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
