using System;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading.Tasks;
using AuthErrors;
using Npgsql;
using Samples;

if (args is not [var connectionString])
{
    Console.Error.WriteLine("Usage: dotnet run -- \"Host=localhost;Database=…;Username=…\"");
    return 2;
}

await using var service = await LoopbackService.StartAsync();
await using var database = NpgsqlDataSource.Create(connectionString);

// Encrypted at rest. A real program takes the key from where it keeps its secrets.
var key = RandomNumberGenerator.GetBytes(32);
var options = new PostgreSqlTokenStoreOptions { Protect = plain => Encrypt(key, plain), Unprotect = bytes => Decrypt(key, bytes) };
var login = new PostgreSqlTokenStore(database, "samples", options);
await login.CreateTableAsync(default);
await login.ResetAsync(default);
await login.CompareReplaceAsync(expected: null, service.LogIn(), default);
service.ExpireToken();

// Ten sessions stand for ten machines: all they share is the row.
var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
{
    using var issuerHttp = new HttpClient();
    await using var session = new TokenSession(
        new PostgreSqlTokenStore(database, "samples", options),
        new RefreshTokenIssuer(issuerHttp, new RefreshTokenIssuerOptions { TokenEndpoint = service.TokenEndpoint, ClientId = "machine" }));
    using var http = new HttpClient(new AuthRecoveryHandler(session, service.Address, options: null, new SocketsHttpHandler())) { BaseAddress = service.Address };
    return await http.GetStringAsync("/hello");
}));
Console.WriteLine($"{answers.Length} machines, {service.Refreshes} refresh.");
return 0;

static byte[] Encrypt(byte[] key, ReadOnlyMemory<byte> plain)
{
    // Nonce, tag, cipher text.
    var bytes = new byte[28 + plain.Length];
    RandomNumberGenerator.Fill(bytes.AsSpan(0, 12));
    using var aes = new AesGcm(key, tagSizeInBytes: 16);
    aes.Encrypt(bytes.AsSpan(0, 12), plain.Span, bytes.AsSpan(28), bytes.AsSpan(12, 16));
    return bytes;
}

static byte[] Decrypt(byte[] key, ReadOnlyMemory<byte> bytes)
{
    var plain = new byte[bytes.Length - 28];
    using var aes = new AesGcm(key, tagSizeInBytes: 16);
    aes.Decrypt(bytes.Span[..12], bytes.Span[28..], bytes.Span[12..28], plain);
    return plain;
}
