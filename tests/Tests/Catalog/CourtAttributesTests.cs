using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Holdfast.Catalog;
using Check = Holdfast.Kernel.Check;

namespace Holdfast.Tests.Catalog;

public sealed class CourtAttributesTests
{
    // What each type allows, written down once more and apart from the code.
    private static readonly string[] Allowed =
    [
        "TENNIS surface hard", "TENNIS surface clay", "TENNIS surface grass", "TENNIS surface carpet",
        "TENNIS indoor true", "TENNIS indoor false", "TENNIS lights true", "TENNIS lights false",
        "PADEL walls glass", "PADEL walls wall", "PADEL walls panoramic",
        "PADEL surface artificial", "PADEL surface concrete", "PADEL surface carpet",
        "PADEL indoor true", "PADEL indoor false", "PADEL lights true", "PADEL lights false",
        "FOOTBALL_5X5 surface artificial", "FOOTBALL_5X5 surface grass", "FOOTBALL_5X5 surface indoor",
        "FOOTBALL_5X5 goals fixed", "FOOTBALL_5X5 goals movable",
        "FOOTBALL_5X5 indoor true", "FOOTBALL_5X5 indoor false",
        "FOOTBALL_5X5 lights true", "FOOTBALL_5X5 lights false",
    ];

    private static readonly string[] Values =
    [
        .. Allowed.Select(a => a.Split(' ')[2]).Except(["true", "false"]).Select(v => $"\"{v}\""),
        "true", "false", "null", "1", "\"\"", "\"mud\"", "\"true\"", "[]", "{}",
    ];

    [Fact]
    [Trait("Property", "Feature: court-booking-platform, Property 3: Field Registration and Validation")]
    public void An_attribute_is_taken_exactly_when_its_type_has_it_with_that_value() => Prop.ForAll(
        (from type in Gen.Elements("TENNIS", "PADEL", "FOOTBALL_5X5")
         from name in Gen.Elements("surface", "walls", "goals", "indoor", "lights", "colour")
         from value in Gen.Elements(Values)
         select (type, name, value)).ToArbitrary(),
        given =>
        {
            var check = Checked(given.type, $$"""{ "{{given.name}}": {{given.value}} }""");
            var isText = given.value[0] == '"';
            var isAllowed = Allowed.Contains($"{given.type} {given.name} {given.value.Trim('"')}")
                && isText == given.name is "surface" or "walls" or "goals";
            return check.Failed != isAllowed
                && (isAllowed || check.Problem.Errors!.ContainsKey($"attributes.{given.name}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("""{ "extra": { "sponsor": "Ñandú", "opened": 1987, "wide": [1.5, null] } }""", true)]
    [InlineData("""{ "extra": "sponsor" }""", false)]
    [InlineData("""{ "extra": { "a": "x\u0000" } }""", false)]
    [InlineData("""{ "extra": { "a": "\ud800" } }""", false)]
    [InlineData("""{ "extra": { "a": 1e400 } }""", false)]
    public void Anything_else_belongs_under_extra_if_the_database_can_keep_it(string attributes, bool taken) =>
        Assert.Equal(taken, !Checked("PADEL", attributes).Failed);

    private static Check Checked(string fieldType, string attributes) =>
        new Check().Attributes(fieldType, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes)!);
}
