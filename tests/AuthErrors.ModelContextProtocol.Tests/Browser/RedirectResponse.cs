using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace AuthErrors.Mcp.Tests.Browser;

/// <summary>A page that the login showed.</summary>
internal sealed record RedirectResponse(int Status, string Headers, string Html)
{
    public string Title => Between("<title>", "</title>");

    public string Style => Between("<style>", "</style>");

    public static async Task<RedirectResponse> ReadAsync(HttpResponseMessage response)
        => new((int)response.StatusCode, string.Join('\n', response.Headers.Select(static header => $"{header.Key}: {string.Join(", ", header.Value)}")), await response.Content.ReadAsStringAsync());

    private string Between(string start, string end)
    {
        var from = Html.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return Html[from..Html.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
