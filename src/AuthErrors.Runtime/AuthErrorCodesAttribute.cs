using System;

namespace AuthErrors;

/// <summary>
/// Marks an enum of auth error codes. Switches over it are checked (AUTH2001): every code must be named by an arm.
/// The member with the value 0 is the fallback that unknown wire codes become.
/// </summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class AuthErrorCodesAttribute : Attribute;
