namespace AuthErrors.Generators.Catalogs;

/// <summary>Which rule a catalog breaks.</summary>
internal enum CatalogRule
{
    /// <summary>AUTH1001.</summary>
    MustBeJson,

    /// <summary>AUTH1002.</summary>
    MustFollowSchema,

    /// <summary>AUTH1003.</summary>
    MustNotRepeat,

    /// <summary>AUTH1004.</summary>
    TextNeedsErrorStatus,

    /// <summary>AUTH1005.</summary>
    MustNotShareTypes,

    /// <summary>AUTH1006.</summary>
    ClientMustFit,

    /// <summary>AUTH1007.</summary>
    MustHaveRuntime,

    /// <summary>AUTH1008.</summary>
    MustHaveLanguage,
}
