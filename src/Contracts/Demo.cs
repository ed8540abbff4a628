namespace Holdfast.Contracts;

/// <summary>The ids of the demo, which two modules need to know to write their parts of it.</summary>
public static class DemoTenants
{
    public static readonly Guid Demo = new("018f0000-0000-7000-8000-000000000001");
    public static readonly Guid Rival = new("018f0000-0000-7000-8000-000000000002");
    public static readonly Guid CustomerUser = new("018f0000-0000-7000-8000-000000000011");
    public static readonly Guid ProviderUser = new("018f0000-0000-7000-8000-000000000012");
    public static readonly Guid AdminUser = new("018f0000-0000-7000-8000-000000000013");
    public static readonly Guid OperatorUser = new("018f0000-0000-7000-8000-000000000014");
    public static readonly Guid RivalAdminUser = new("018f0000-0000-7000-8000-000000000021");
}
