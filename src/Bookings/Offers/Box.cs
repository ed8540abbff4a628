namespace Holdfast.Bookings;

/// <summary>
/// Degrees that hold every point within a distance, and some more: what an index can look for. East of the date line go on
/// past 180, west of it below -180.
/// </summary>
public sealed record Box(double South, double North, double West, double East)
{
    // A degree of the meridian is never shorter, a degree of a parallel is so long at the equator.
    private const double MetersPerDegree = 110_000;

    public static Box Around(double latitude, double longitude, double meters)
    {
        var degrees = meters / MetersPerDegree;
        var (south, north) = (latitude - degrees, latitude + degrees);
        if (south <= -90 || north >= 90) return new(south, north, -180, 180);
        // The widest extent lies towards the pole of the centre; its parallel is the shortest that the circle meets.
        var shortest = Math.Cos(double.DegreesToRadians(Math.Max(Math.Abs(south), Math.Abs(north))));
        var wide = degrees / shortest;
        return wide >= 180 ? new(south, north, -180, 180) : new(south, north, longitude - wide, longitude + wide);
    }

    /// <summary>A condition on <c>r</c>; takes the members of the box.</summary>
    internal const string Sql = """
        r.latitude between @South and @North and (r.longitude between @West and @East
            or r.longitude + 360 <= @East or r.longitude - 360 >= @West)
        """;
}
