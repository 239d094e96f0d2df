using System.Linq;
using AuthErrors.Generators.Clients;
using AuthErrors.Generators.Text;

namespace AuthErrors.Generators.Emit;

/// <summary>Writes the other part of a client: how it is made, how it sends, and what it calls on the way.</summary>
internal static class ClientEmitter
{
    public static string Emit(NamedClient named)
    {
        var client = named.Client;
        return GeneratedFile.Write(named.Catalog.Id, client.Namespace, pragmas: [], writer => WriteInside(writer, client.Containers, depth: 0, () =>
        {
            WriteIntroduction(writer, named);
            var bases = client.DisposesItself ? "" : " : global::System.IAsyncDisposable, global::System.IDisposable";
            writer.Block($"partial {client.Keyword} {client.Name}{client.TypeParameters}{bases}", () =>
            {
                WriteConstructors(writer, client);
                writer.WriteLine();
                WriteSend(writer, named.Catalog);
                writer.WriteLine();
                if (!client.DisposesItself)
                {
                    WriteDispose(writer, client);
                    writer.WriteLine();
                }

                WriteHooks(writer);
                writer.WriteLine();
                WriteOptions(writer, client, named.Catalog);
            });
        }));
    }

    private static void WriteInside(SourceWriter writer, EquatableArray<string> containers, int depth, System.Action type)
    {
        if (depth == containers.Count)
        {
            type();
            return;
        }

        writer.Block(containers[depth], () => WriteInside(writer, containers, depth + 1, type));
    }

    private static void WriteIntroduction(SourceWriter writer, NamedClient named)
    {
        var key = named.Client.ApiKeyVariable is { } variable ? $"the user's API key from {CSharpText.Comment(variable)}, else the stored token" : "the stored token";
        writer.Write($"""
            // How a request goes:
            //   1. It gets a credential: {key}, else one from the issuer.
            //   2. It is sent. The credential goes to the origin of the service and nowhere else.
            //   3. If the service rejects it for a reason that a refresh can mend, the token is refreshed: once, whoever else waits for it.
            //   4. It is sent again, once. What is refused then, or cannot be helped, is thrown as {named.Catalog.Exception!.Split('.').Last()}.
            {GeneratedFile.Attribute}
            """);
    }

    private static void WriteConstructors(SourceWriter writer, ClientModel client)
    {
        writer.Write("private readonly global::System.Net.Http.HttpClient _authClient;");
        writer.WriteLine();
        if (client.ApiKeyHeader is null)
        {
            WriteClientConstructor(writer, client);
        }
        else
        {
            writer.Write("// There is no constructor for an HttpClient: it may follow redirects by itself, and would take the header with the key to any origin.");
        }

        writer.WriteLine();
        WritePipelineConstructor(writer, client);
        writer.WriteLine();
        writer.Write("""
            /// <summary>The session that gives this client its credentials; to log out, reset it.</summary>
            public global::AuthErrors.TokenSession AuthSession { get; }
            """);
    }

    private static void WriteClientConstructor(SourceWriter writer, ClientModel client) => writer.Write($$"""
        /// <summary>Makes a client that sends through another, to its base address.</summary>
        /// <param name="httpClient">What sends the requests, with its headers and its time limit. It is not disposed with this client.</param>
        /// <param name="store">Where the token is kept.</param>
        /// <param name="issuer">What mints a new token; <see langword="null"/> for a service whose only credential is the user's key.</param>
        /// <exception cref="global::System.ArgumentException">The client has no base address, or one that is neither https nor on this machine.</exception>
        public {{client.Name}}(
            global::System.Net.Http.HttpClient httpClient,
            global::AuthErrors.ITokenStore store,
            global::AuthErrors.ITokenIssuer? issuer = null)
        {
            AuthSession = OpenSession(store, issuer);
            _authClient = new(global::AuthErrors.AuthRecoveryHandler.CreateOver(httpClient, AuthSession, CreateRecoveryOptions()))
            {
                BaseAddress = httpClient.BaseAddress,
                Timeout = global::System.Threading.Timeout.InfiniteTimeSpan, // The other client has one.
            };
        }
        """);

    private static void WritePipelineConstructor(SourceWriter writer, ClientModel client) => writer.Write($$"""
        /// <summary>Makes a client that sends through a pipeline of its own.</summary>
        /// <param name="pipeline">What sends the requests, such as a <see cref="global::System.Net.Http.SocketsHttpHandler"/>. It is disposed with this client.</param>
        /// <param name="origin">The address of the service; relative addresses of requests start there, and credentials go nowhere else.</param>
        /// <param name="store">Where the token is kept.</param>
        /// <param name="issuer">What mints a new token; <see langword="null"/> for a service whose only credential is the user's key.</param>
        /// <exception cref="global::System.ArgumentException">The origin is neither https nor on this machine.</exception>
        public {{client.Name}}(
            global::System.Net.Http.HttpMessageHandler pipeline,
            global::System.Uri origin,
            global::AuthErrors.ITokenStore store,
            global::AuthErrors.ITokenIssuer? issuer = null)
        {
            AuthSession = OpenSession(store, issuer);

            // The guard: whatever handlers and retry layers are around it, a request causes one recovery and is sent twice at most.
            _authClient = new(new global::AuthErrors.AuthRecoveryHandler(AuthSession, origin, CreateRecoveryOptions(), pipeline))
            {
                BaseAddress = origin,
            };
        }
        """);

    private static void WriteSend(SourceWriter writer, ClientCatalog catalog) => writer.Write($$"""
        /// <summary>Sends a request with a credential, and once more when that helps.</summary>
        /// <param name="request">The request; a relative address starts at that of the service.</param>
        /// <param name="cancellationToken">Ends this request. A refresh that it waits for goes on.</param>
        /// <returns>The response, once its headers are there. Dispose it.</returns>
        /// <exception cref="global::{{catalog.Exception}}">The service refused, and recovery was not possible or failed: the inner exception says why.</exception>
        /// <exception cref="global::AuthErrors.AuthErrorException">The service answered 401 without a code, or no credential can be had.</exception>
        /// <exception cref="global::AuthErrors.TokenStoreException">The store cannot be read, written or locked.</exception>
        /// <exception cref="global::System.Net.Http.HttpRequestException">The service cannot be reached.</exception>
        public async global::System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage> SendAsync(
            global::System.Net.Http.HttpRequestMessage request,
            global::System.Threading.CancellationToken cancellationToken = default)
        {
            global::System.ArgumentNullException.ThrowIfNull(request);
            OnSending(request);
            try
            {
                var response = await _authClient
                    .SendAsync(request, global::System.Net.Http.HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                    .ConfigureAwait(false);
                if (response.StatusCode != global::System.Net.HttpStatusCode.Unauthorized)
                {
                    return response;
                }

                // There was no credential to send, hence none to recover: the handler leaves the answer to whoever can log in. It is an error here.
                using (response)
                {
                    await global::{{catalog.Exception}}.ThrowIfAuthErrorAsync(response, cancellationToken).ConfigureAwait(false);
                    return response;
                }
            }
            catch (global::AuthErrors.AuthErrorException error)
            {
                OnAuthError(error);
                throw;
            }
        }
        """);

    private static void WriteDispose(SourceWriter writer, ClientModel client)
    {
        writer.Write("/// <summary>Ends the client. A refresh that is under way is still stored.</summary>");
        if (client.IsSealed)
        {
            writer.Write("""
                public void Dispose()
                {
                    _authClient.Dispose();
                    AuthSession.Dispose();
                }
                """);
        }
        else
        {
            writer.Write("""
                public void Dispose()
                {
                    Dispose(disposing: true);
                    global::System.GC.SuppressFinalize(this);
                }

                /// <summary>Ends the client; a class that derives from it adds what it has to end.</summary>
                /// <param name="disposing"><see langword="false"/> in a finalizer, where other objects may be gone.</param>
                protected virtual void Dispose(bool disposing)
                {
                    if (disposing)
                    {
                        _authClient.Dispose();
                        AuthSession.Dispose();
                    }
                }
                """);
        }

        writer.WriteLine();
        writer.Write("""
            /// <summary>Ends the client. A refresh that is under way is stored before this completes.</summary>
            /// <returns>Completes when nothing is under way.</returns>
            public async global::System.Threading.Tasks.ValueTask DisposeAsync()
            {
                Dispose();
                await AuthSession.DisposeAsync().ConfigureAwait(false);
            }
            """);
    }

    private static void WriteHooks(SourceWriter writer) => writer.Write("""
        // Hooks: write the other part of any of them.

        /// <summary>Says how the session behaves: its limits, clock and logger.</summary>
        static partial void ConfigureSession(global::AuthErrors.TokenSessionOptions options);

        /// <summary>Says how requests are recovered: the longest body that is kept, how long to wait when the service asks for it.</summary>
        static partial void ConfigureRecovery(global::AuthErrors.AuthRecoveryOptions options);

        /// <summary>Sees every request before it is sent, and once only. The credential is not on it.</summary>
        partial void OnSending(global::System.Net.Http.HttpRequestMessage request);

        /// <summary>Sees every error that a caller is about to get.</summary>
        partial void OnAuthError(global::AuthErrors.AuthErrorException error);
        """);

    private static void WriteOptions(SourceWriter writer, ClientModel client, ClientCatalog catalog)
    {
        writer.Block("private static global::AuthErrors.TokenSession OpenSession(global::AuthErrors.ITokenStore store, global::AuthErrors.ITokenIssuer? issuer)", () =>
        {
            writer.Write("var options = new global::AuthErrors.TokenSessionOptions();");
            if (client.ApiKeyVariable is { } variable)
            {
                writer.Write($"options.ApiKeyVariable = {CSharpText.Literal(variable)}; // Where it is set, it goes before every token.");
            }

            writer.Write("""
                ConfigureSession(options);
                return new(store, issuer, options);
                """);
        });
        writer.WriteLine();
        writer.Block("private static global::AuthErrors.AuthRecoveryOptions CreateRecoveryOptions()", () =>
        {
            writer.Write($"var options = new global::AuthErrors.AuthRecoveryOptions {{ Classifier = global::{catalog.Classifier}.Instance }};");
            if (client.ApiKeyHeader is { } header)
            {
                writer.Write($"options.ApiKeyHeader = {CSharpText.Literal(header)};");
            }

            writer.Write("""
                ConfigureRecovery(options);
                return options;
                """);
        });
    }
}
