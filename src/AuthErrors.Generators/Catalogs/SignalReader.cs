using System;
using System.Collections.Generic;
using System.Linq;
using AuthErrors.Generators.Json;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Catalogs;

/// <summary>Reads one signal after the other.</summary>
internal sealed class SignalReader(EquatableArray<CodeModel> codes, bool isEveryCodeKnown, CatalogProblems problems)
{
    private const string Owner = "the signal";

    private readonly Dictionary<string, CodeModel> _codes = codes.ToDictionary(static code => code.WireCode, StringComparer.Ordinal);

    /// <summary>The signal; <see langword="null"/> when anything is wrong with it.</summary>
    public SignalModel? Read(JsonValue item)
    {
        if (item is not JsonObject json)
        {
            if (item is not JsonInvalid)
            {
                problems.MustFollowSchema(item, $"a signal is an object such as {{ \"status\": [401], \"text\": \"Invalid API key\", \"code\": \"key_invalid\" }}, not {item.Kind}");
            }

            return null;
        }

        var reader = new ObjectReader(json, Owner, problems, "status", "json", "text", "challenge", "code");
        var statuses = SignalStatusReader.Read(reader, problems);
        var text = reader.FindText("text");
        CheckStatuses(json, reader, statuses, text);
        var members = reader.Find<JsonObject>("json", "an object");
        var conditions = members is null ? default : SignalMemberReader.Read(members, problems);
        var challenge = reader.FindText("challenge");
        var code = FindCode(json, reader);

        // Where the text is broken, what is missing is not reported; it is missing all the same.
        return code is null || statuses.Count == 0 || problems.IsSpoilt(json.Span)
            ? null
            : new SignalModel(statuses.Select(static status => status.Value).ToEquatableArray(), code) { Json = conditions, Text = text, Challenge = challenge };
    }

    /// <summary>Looks whether everything that the signal names can be looked for with every status that it names.</summary>
    private void CheckStatuses(JsonObject json, ObjectReader reader, List<SignalStatus> statuses, string? text)
    {
        var isMissing = reader.Find("status") is null && !problems.IsTextBroken;
        var below = statuses.Find(static status => status.Value < SignalModel.FirstErrorStatus);
        if (text is not null && isMissing)
        {
            problems.Add(
                CatalogRule.TextNeedsErrorStatus, reader.Find("text")!.Span, "the body of any response may quote the text; add the statuses that it means something with, such as \"status\": [401]");
        }
        else if (text is not null && below is not null)
        {
            problems.Add(
                CatalogRule.TextNeedsErrorStatus, reader.Find("text")!.Span, $"a body of status {below.Value} may quote the text; name only statuses of 400 or more, or match \"json\" instead of \"text\"");
        }
        else if (isMissing)
        {
            problems.MustFollowSchema(json, $"{Owner} has no \"status\"; add the statuses that it comes with, such as \"status\": [401]");
        }
        else if (below is not null && reader.Find("json") is null)
        {
            problems.MustFollowSchema(below.Site, $"with status {below.Value} only \"json\" is looked at; add \"json\": {{ \"/error/code\": \"…\" }} or remove the status");
        }
    }

    private CodeModel? FindCode(JsonObject json, ObjectReader reader)
    {
        if (reader.Find("code") is null && !problems.IsTextBroken)
        {
            problems.MustFollowSchema(json, $"{Owner} has no \"code\"; add the code that it means, such as \"code\": {Quoted.InDouble(codes[0].WireCode)}");
        }

        var name = reader.FindString("code");
        if (name is null)
        {
            return null;
        }

        if (!_codes.TryGetValue(name.Text, out var code) && isEveryCodeKnown && !problems.IsFull)
        {
            var advice = Spelling.Nearest(name.Text, _codes.Keys) is { } nearest ? $"did you mean {Quoted.InDouble(nearest)}?" : "add it to \"codes\", or name one that is there";
            problems.MustFollowSchema(name, $"{Quoted.InDouble(name.Text)} is no code of this catalog; {advice}");
        }

        return code;
    }
}
