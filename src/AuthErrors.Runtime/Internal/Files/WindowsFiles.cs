using System.IO;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace AuthErrors.Internal.Files;

/// <summary>Files and folders on Windows that are the current user's alone: what a mode of 0600 and 0700 is elsewhere.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsFiles
{
    /// <summary>Creates a file that must not exist yet.</summary>
    public static FileStream CreateNew(string path)
    {
        using var user = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();

        // Nothing is inherited from the folder.
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(user.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(
            FileMode.CreateNew, FileSystemRights.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.None, security);
    }

    /// <summary>Creates a folder whose parent exists.</summary>
    public static void CreateFolder(string path)
    {
        using var user = WindowsIdentity.GetCurrent();
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(
            user.User!, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        new DirectoryInfo(path).Create(security);
    }

    /// <summary>Whether a file belongs to this user, or to the group that this user's files belong to (an administrator's do).</summary>
    public static bool IsOwnedByUser(FileInfo file)
    {
        using var user = WindowsIdentity.GetCurrent();
        var owner = file.GetAccessControl(AccessControlSections.Owner).GetOwner(typeof(SecurityIdentifier));
        return owner is not null && (owner.Equals(user.User) || owner.Equals(user.Owner));
    }
}
