using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Holdfast.Contracts;
using Holdfast.Catalog;
using Npgsql;

namespace Holdfast.Tests.Catalog;

[Collection(SharedApp.Name)]
public sealed class OpeningHoursTests(TestApp app)
{
    [Fact]
    public async Task Replaces_all_windows_and_dates_and_tells_them()
    {
        var club = await Club.In(await app.NewTenant());
        var id = (Guid)(await club.NewCourt())["id"]!;

        var answer = (await club.Owner.Put($"/api/courts/{id}/availability-windows", """
            { "windows": [{ "weekday": 1, "fromMinute": 540, "toMinute": 1080 },
                          { "weekday": 1, "fromMinute": 1080, "toMinute": 1320, "priceMultiplier": 1.25 }],
              "exceptions": [{ "date": "2026-12-25", "closed": true, "reason": "Christmas" },
                             { "date": "2026-12-31", "fromMinute": 600, "toMinute": 840 }] }
            """)).Expect(200);

        Assert.Equal("\"2\"", answer.ETag);
        var read = (await club.Owner.Get($"/api/courts/{id}/availability-windows")).Expect(200);
        Assert.Equal(answer.Text, read.Text);
        var (versions, told) = await club.Told("resource.changed", id);
        Assert.Equal([1, 2], versions);
        Assert.True(JsonNode.DeepEquals(read.Json["windows"], told["windows"]), told.ToJsonString());
        Assert.True(JsonNode.DeepEquals(read.Json["exceptions"], told["exceptions"]), told.ToJsonString());
        Assert.Equal((2, 2), (told["windows"]!.AsArray().Count, told["exceptions"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("""
        { "windows": [{ "weekday": 1, "fromMinute": 0, "toMinute": 60 },
                      { "weekday": 1, "fromMinute": 59, "toMinute": 90 }] }
        """)]
    [InlineData("""{ "windows": [{ "weekday": 1, "fromMinute": 90, "toMinute": 60 }] }""")]
    [InlineData("""{ "windows": [null] }""")]
    [InlineData("""{ "windows": [], "exceptions": [{ "date": "9999-12-31", "closed": true }] }""")]
    [InlineData("""{ "windows": [], "exceptions": [{ "date": "2026-02-30", "closed": true }] }""")]
    [InlineData("{}")]
    public async Task Refuses_a_wrong_set_and_leaves_the_old_one(string body)
    {
        var club = await Club.In(await app.NewTenant());
        var path = $"/api/courts/{(await club.NewCourt())["id"]}/availability-windows";
        var before = (await club.Owner.Get(path)).Expect(200).Text;

        var answer = await club.Owner.Put(path, body);

        Assert.Equal((400, "validation-failed"), (answer.Status, answer.Code));
        Assert.Equal(before, (await club.Owner.Get(path)).Expect(200).Text);
    }

    [Fact]
    public async Task Obeys_a_version_that_is_named()
    {
        var club = await Club.In(await app.NewTenant());
        var path = $"/api/courts/{(await club.NewCourt())["id"]}/availability-windows";

        (await club.Owner.Put(path, """{ "windows": [] }""", ("If-Match", "\"2\""))).Expect(412);
        (await club.Owner.Put(path, """{ "windows": [] }""", ("If-Match", "\"1\""))).Expect(200);
    }

    [Fact]
    [Trait("Property", "Feature: court-booking-platform, Property 5: Availability Window Validation")]
    public async Task The_database_itself_refuses_windows_that_overlap_or_run_backward()
    {
        var club = await Club.In(await app.NewTenant());
        var id = (Guid)(await club.NewCourt(c => c["windows"] = new JsonArray()))["id"]!;
        var sets = OpeningHoursGenerator.Any.Where(w => !w.NextDay).ArrayOf().Sample(150, 6).ToList();
        await using var connection = new NpgsqlConnection(app.Database.Url);
        await connection.OpenAsync();

        foreach (var windows in sets)
            Assert.Equal(OpeningHoursGenerator.IsWrong(windows), !await Takes(connection, club.Tenant.Id, id, windows));

        // Both kinds were among them, else the loop proved nothing.
        Assert.Equal(150, sets.Count);
        Assert.Contains(sets, s => s.Length > 1 && !OpeningHoursGenerator.IsWrong(s));
        Assert.Contains(sets, OpeningHoursGenerator.IsWrong);
    }

    private static async Task<bool> Takes(
        NpgsqlConnection connection, Guid tenantId, Guid resourceId, IReadOnlyList<WindowBody> windows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            foreach (var window in windows)
            {
                await using var command = new NpgsqlCommand(
                    "insert into catalog.windows values ($1, $2, $3, $4, $5, 1)", connection, transaction);
                object[] values = [tenantId, resourceId, window.Weekday, window.FromMinute, window.ToMinute];
                foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
                await command.ExecuteNonQueryAsync();
            }
            return true;
        }
        catch (PostgresException e) when (e.SqlState is "23P01" or "23505" or "23514")
        {
            return false;
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }
}
