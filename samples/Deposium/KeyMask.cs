namespace Samples;

/// <summary>Shows enough of a key to tell it from others.</summary>
public static class KeyMask
{
    private const int Shown = 8;

    /// <summary>Masks a key.</summary>
    /// <returns>Its first eight characters; stars when it has no more than those.</returns>
    public static string Mask(string key) => key.Length <= Shown ? new string('*', key.Length) : key[..Shown] + "...";
}
