using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.Kernel;

/// <summary>Instants are <see cref="DateTimeOffset"/> in UTC on our side and <c>timestamptz</c> on the other, nothing else.</summary>
public static class DapperTypes
{
    private static readonly Lock Gate = new();
    private static bool _registered;

    public static void Register()
    {
        lock (Gate)
        {
            if (_registered) return;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            foreach (var type in new[] { typeof(DateTime), typeof(DateTime?), typeof(DateTimeOffset), typeof(DateTimeOffset?) })
                SqlMapper.RemoveTypeMap(type); // Else Dapper ignores the handlers for parameters.
            SqlMapper.AddTypeHandler(new InstantHandler());
            SqlMapper.AddTypeHandler(new UtcHandler());
            SqlMapper.AddTypeHandler(new DateHandler());
            SqlMapper.AddTypeHandler(new ArrayHandler<string>());
            SqlMapper.AddTypeHandler(new ArrayHandler<Guid>());
            SqlMapper.AddTypeHandler(new ArrayHandler<int>());
            _registered = true;
        }
    }

    // A DateTimeOffset with another offset would throw while writing and close the connection.
    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.TimestampTz;
            parameter.Value = value.ToUniversalTime();
        }

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset instant => instant,
            DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
            _ => throw new DataException($"{value.GetType().Name} is not an instant."),
        };
    }

    // A DateTime that is not UTC would be shifted by the server without a word.
    private sealed class UtcHandler : SqlMapper.TypeHandler<DateTime>
    {
        public override void SetValue(IDbDataParameter parameter, DateTime value) =>
            throw new DataException("Instants are DateTimeOffset here.");

        public override DateTime Parse(object value) => (DateTime)value;
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Date;
            parameter.Value = value;
        }

        public override DateOnly Parse(object value) => value is DateOnly date ? date : DateOnly.FromDateTime((DateTime)value);
    }

    // Npgsql announces an array column as System.Array; without a handler no positional record takes one.
    private sealed class ArrayHandler<T> : SqlMapper.TypeHandler<T[]>
    {
        public override void SetValue(IDbDataParameter parameter, T[]? value) => parameter.Value = value ?? (object)DBNull.Value;

        public override T[] Parse(object value) => (T[])value;
    }
}
