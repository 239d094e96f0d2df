using System.Text.Json.Serialization;

namespace AuthErrors.Internal;

/// <summary>How a grant is written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OAuthGrant))]
internal sealed partial class OAuthGrantJson : JsonSerializerContext;
