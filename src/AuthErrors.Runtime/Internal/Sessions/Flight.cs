using System.Threading.Tasks;

namespace AuthErrors.Internal.Sessions;

/// <summary>A piece of work that is under way for whoever waits.</summary>
/// <param name="Work">The work.</param>
/// <param name="News">What it says on its way.</param>
internal sealed record Flight<T>(Task<T> Work, Announcements News);
