namespace AuthErrors.Generators.Json;

/// <summary>A member of an object. A name may stand twice: what that means is for the reader of the object to say.</summary>
internal sealed record JsonMember(JsonString Name, JsonValue Value);
