using System.Collections;
using System.Text.Json;
using Holdfast.Kernel;

namespace Holdfast.Tests.Architecture;

/// <summary>A value of any wire record, with something in every member.</summary>
internal static class Sample
{
    public static object Of(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(inner) is { } simple) return simple;
        if (inner.IsArray) return Filled(Array.CreateInstance(inner.GetElementType()!, 1), inner.GetElementType()!);
        if (inner.IsGenericType && inner.GetInterfaces().Append(inner).Any(i => i == typeof(IEnumerable)))
        {
            var arguments = inner.GetGenericArguments();
            if (arguments.Length == 2)
            {
                var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
                dictionary[Of(arguments[0])] = Of(arguments[1]);
                return dictionary;
            }
            return Filled(Array.CreateInstance(arguments[0], 1), arguments[0]);
        }
        var constructor = inner.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
    }

    private static object? Simple(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(Guid) ? Guid.Parse("018f0000-0000-7000-8000-0000000000aa")
        : type == typeof(int) ? 7
        : type == typeof(long) ? 7L
        : type == typeof(short) ? (short)7
        : type == typeof(double) ? 1.5
        : type == typeof(decimal) ? 1.25m
        : type == typeof(bool) ? true
        : type == typeof(DateOnly) ? new DateOnly(2026, 12, 1)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 12, 1, 17, 0, 0, TimeSpan.Zero)
        : type == typeof(Money) ? new Money(2_500, "EUR")
        : type == typeof(JsonElement) ? JsonSerializer.SerializeToElement("value")
        : null;

    private static Array Filled(Array array, Type element)
    {
        array.SetValue(Of(element), 0);
        return array;
    }
}
