using System;
using System.IO;

namespace AuthErrors;

/// <summary>A token store cannot be read, written or locked. The message says which one and what to do; it never means "no token".</summary>
public class TokenStoreException : IOException
{
    /// <summary>Makes an error with a text for people.</summary>
    /// <param name="message">Which store, what is wrong with it, and what to do. No secret.</param>
    /// <param name="innerException">What the system said, when it did.</param>
    public TokenStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
