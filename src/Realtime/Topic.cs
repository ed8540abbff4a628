namespace Holdfast.Realtime;

/// <summary>What can be watched: a provider, a resource or a booking of one tenant. Ids are unique across the three.</summary>
internal readonly record struct Topic(Guid TenantId, Guid Id);
