namespace AuthErrors.Generators.Tests.Retries.Laboratory.Writing;

/// <summary>The ways to ask whether the server rejected the token.</summary>
internal static class Rejections
{
    /// <summary>Asks a response.</summary>
    public static string Of(Draft draft, string r)
    {
        switch (draft.Pick(0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13))
        {
            case 1: return $"{r}.StatusCode == HttpStatusCode.Unauthorized";
            case 2: return $"{r}.StatusCode is Unauthorized";
            case 3: return $"{r}.StatusCode is Unauthorized or Forbidden";
            case 4: return $"(int){r}.StatusCode == 401";
            case 5: return $"!{r}.IsSuccessStatusCode";
            case 6: return $"{r} is {{ StatusCode: Unauthorized }}";
            case 7: return $"Unauthorized == {r}.StatusCode";
            case 8: return $"({r}.StatusCode == Unauthorized || {r}.StatusCode == Forbidden)";
            case 9: return $"(int){r}.StatusCode is >= 400 and < 500";
            case 10:
                draft.AddOnce("static bool IsDenied(HttpResponseMessage response) => response.StatusCode switch { Unauthorized or Forbidden => true, _ => false };");
                return $"IsDenied({r})";
            case 11:
                draft.AddOnce("static bool IsDeniedStatus(HttpStatusCode status) { if (status == Unauthorized) return true; return status == Forbidden; }");
                return $"IsDeniedStatus({r}.StatusCode)";
            case 12: return $"!({r}.StatusCode != Unauthorized)";
            case 13 when !draft.IsHandler: return $"Rejected({r})";
            default: return $"{r}.StatusCode == Unauthorized";
        }
    }

    /// <summary>Asks an exception.</summary>
    public static string Of(Draft draft, string e, Style style) => style == Style.Auth
        ? draft.Pick($"{e}.Status == Unauthorized", $"{e}.Status is Unauthorized or Forbidden", $"(int){e}.Status == 401", $"{e} is {{ Status: Unauthorized }}", $"{e}.Status != OK")
        : draft.Pick($"{e}.StatusCode == Unauthorized", $"{e}.StatusCode is Unauthorized", $"(int?){e}.StatusCode == 401", $"{e}.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden");

    public static string ExceptionOf(Style style) => style == Style.Auth ? "AuthException" : "HttpRequestException";
}
