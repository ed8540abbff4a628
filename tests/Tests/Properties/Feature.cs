using FsCheck;
using FsCheck.Fluent;

namespace Holdfast.Tests.Properties;

/// <summary>Runs a property of the court-booking design a hundred times on the real thing.</summary>
internal static class Feature
{
    /// <summary>Prefix of the tag: <c>Feature: court-booking-platform, Property N: …</c>.</summary>
    public const string Name = "Feature: court-booking-platform, Property ";

    private const int Cases = 100;

    /// <summary>Check() blocks: it runs off xunit's context.</summary>
    public static Task Holds<T>(Gen<T> cases, Func<T, Task> holds) => Task.Run(() =>
        Prop.ForAll(cases.ToArbitrary(), async c =>
        {
            await holds(c);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases)));
}
