using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads the catalog's <c>envelope</c>. With a mistake in it the default stands for the whole: four places that fit each other.</summary>
internal static class EnvelopeModelReader
{
    public static EnvelopeModel Read(JsonObject json, CatalogProblems problems)
    {
        var reader = new ObjectReader(json, "the envelope", problems, "code", "message", "hint", "docs");
        var sites = new[] { "code", "message", "hint", "docs" }.Select(reader.FindString).ToArray();
        var isSound = true;
        foreach (var site in sites)
        {
            if (site is not null && Reject(site.Text) is { } reason)
            {
                problems.MustFollowSchema(site, $"{Quoted.InDouble(site.Text)} {reason}");
                isSound = false;
            }
        }

        var byDefault = EnvelopeModel.Default;
        var model = new EnvelopeModel(
            Place(sites[0], byDefault.Code), Place(sites[1], byDefault.Message), Place(sites[2], byDefault.Hint), Place(sites[3], byDefault.Docs));
        return isSound && !ReportsConflict(sites, [model.Code, model.Message, model.Hint, model.Docs], problems) ? model : byDefault;
    }

    private static EnvelopePlace Place(JsonString? site, EnvelopePlace byDefault) => site is null ? byDefault : EnvelopePlace.From(site.Text);

    /// <summary>Looks at every pair of places, and reports at one that the catalog names: a default can be in the way too.</summary>
    private static bool ReportsConflict(JsonString?[] sites, EnvelopePlace[] places, CatalogProblems problems)
    {
        var reported = new HashSet<JsonString>();
        for (var later = 1; later < places.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (place, rival) = sites[later] is null ? (earlier, later) : (later, earlier);
                if (places[later].IsInTheWayOf(places[earlier]) && sites[place] is { } site && reported.Add(site))
                {
                    problems.MustFollowSchema(
                        site, $"{Quoted.InDouble(places[place].Text)} is in the way of {Quoted.InDouble(places[rival].Text)}: a member can be one thing only");
                }
            }
        }

        return reported.Count > 0;
    }

    private static string? Reject(string place)
    {
        if (place.Length == 0)
        {
            return "names no member; write its name, or a JSON pointer such as \"/error/code\"";
        }

        if (!JsonPointer.IsPointer(place))
        {
            return null;
        }

        return JsonPointer.Reject(place) is { } reason ? reason : place.Split('/').Skip(1).Any(static name => name.Length > 0 && name.All(static c => c is >= '0' and <= '9'))
            ? "leads into an array; an envelope is made of objects"
            : null;
    }
}
