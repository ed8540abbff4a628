using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public static class Customers
{
    public static readonly string[] Parameters =
        ["name", "email", "phone", "description", "metadata[*]", "address[*]", "shipping[*]", "expand[]"];

    public static Answer Create(Call call)
    {
        var created = call.Change.Put(Filled(call, new Customer { Id = Ids.New("cus_", 14), Created = call.Unix }));
        Events.Emit(call.Change, "customer.created", created, call.Now, call.EventRequest);
        return call.Ok(created);
    }

    public static Answer Update(Call call)
    {
        var updated = call.Change.Put(Filled(call, Find(call, call.Route("id"), "id")));
        Events.Emit(call.Change, "customer.updated", updated, call.Now, call.EventRequest);
        return call.Ok(updated);
    }

    public static Answer Get(Call call) => call.Ok(Find(call, call.Route("id"), "id"));

    public static Answer List(Call call)
    {
        var email = call.Form.Text("email");
        return Lists.Page<Customer>(call, row => row.Created, row => email is null || row.Email == email);
    }

    public static Answer Delete(Call call)
    {
        var gone = Find(call, call.Route("id"), "id");
        call.Change.Drop<Customer>(gone.Id);
        Events.Emit(call.Change, "customer.deleted", gone, call.Now, call.EventRequest);
        return new(200, new JsonObject { ["id"] = gone.Id, ["object"] = "customer", ["deleted"] = true });
    }

    public static Customer Find(Call call, string id, string parameter) =>
        call.Change.Find<Customer>(id) ?? throw Refusal.Unknown("customer", id, parameter);

    private static Customer Filled(Call call, Customer before)
    {
        string? Field(string name, string? was) =>
            call.Form.Text(name) switch { null => was, "" => null, var now => now };
        return before with
        {
            Name = Field("name", before.Name),
            Email = Field("email", before.Email),
            Phone = Field("phone", before.Phone),
            Description = Field("description", before.Description),
            Metadata = call.Form.Metadata(before.Metadata),
            Address = call.Form.Has("address") ? Kept(call, "address") : before.Address,
            Shipping = call.Form.Has("shipping") ? Kept(call, "shipping") : before.Shipping,
        };
    }

    private static System.Text.Json.JsonElement? Kept(Call call, string name) =>
        call.Form.Tree(name) is { } tree ? Json.Element(tree) : null;
}
