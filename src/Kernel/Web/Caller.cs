using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Kernel;

/// <summary>Who is asking: a signed-in user, or nobody in particular (<see cref="UserId"/> null).</summary>
public sealed record Caller(Guid? UserId, IReadOnlyList<string> Roles)
{
    public static readonly Caller Nobody = new(null, []);

    public bool IsStaff => Is(Kernel.Roles.Provider) || Is(Kernel.Roles.Admin) || Is(Kernel.Roles.Operator);

    /// <summary>As histories and audit rows name the one who acted: never a person's name.</summary>
    public string Actor => UserId is { } id ? $"user:{id}" : "guest";

    public bool Is(string role) => Roles.Contains(role, StringComparer.Ordinal);

    public static ValueTask<Caller> BindAsync(HttpContext http, ParameterInfo parameter) => new(Of(http));

    public static Caller Of(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true } && Guid.TryParse(http.User.FindFirstValue("sub"), out var id)
            ? new Caller(id, [.. http.User.FindAll(ClaimTypes.Role).Select(c => c.Value)])
            : Nobody;
}

public static class Roles
{
    public const string Customer = "customer";

    /// <summary>Acts for the providers that name the user as owner.</summary>
    public const string Provider = "provider";

    /// <summary>Of one tenant.</summary>
    public const string Admin = "admin";

    /// <summary>Of the platform.</summary>
    public const string Operator = "operator";
}

/// <summary>Every endpoint names one of these; one that names none is refused (and fails a test).</summary>
public static class Policies
{
    /// <summary>Open to all, by decision. The handler may still ask for a token of the booking or hold.</summary>
    public const string Anyone = "anyone";
    public const string SignedIn = "signed-in";
    public const string Provider = "provider";
    public const string Admin = "admin";
    public const string Operator = "operator";
}
