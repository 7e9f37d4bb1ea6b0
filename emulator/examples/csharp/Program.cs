// Logs in with a client certificate, and shows how a failure is named. dotnet run -- CODE
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

static string Env(string name) => Environment.GetEnvironmentVariable(name) ?? "";

// `new X509Certificate2("client.crt")` loads the certificate without its key: the server then sees no certificate.
using var pem = X509Certificate2.CreateFromPemFile(Env("APPS_IN_TOSS_CERT"), Env("APPS_IN_TOSS_KEY"));
// Through PKCS#12 once, since Windows does not take a key that lives in memory only.
using var certificate = new X509Certificate2(pem.Export(X509ContentType.Pkcs12));
var handler = new SocketsHttpHandler();
handler.SslOptions.ClientCertificates = new X509CertificateCollection { certificate };
if (Env("APPS_IN_TOSS_CA") is { Length: > 0 } path)
{
    var policy = new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
    };
    policy.CustomTrustStore.Add(new X509Certificate2(path));
    handler.SslOptions.CertificateChainPolicy = policy;
}
using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };

async Task<string> LogIn(string code)
{
    var url = Env("APPS_IN_TOSS_API_BASE_URL") + "/api-partner/v1/apps-in-toss/user/oauth2/generate-token";
    using var response = await client.PostAsJsonAsync(url, new { authorizationCode = code, referrer = "DEFAULT" });
    using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    if (answer.RootElement.TryGetProperty("resultType", out var type) && type.GetString() == "SUCCESS") return "SUCCESS";
    var error = answer.RootElement.GetProperty("error");
    // A bare text for invalid_grant, an object otherwise.
    return error.ValueKind == JsonValueKind.String ? error.GetString()! : error.GetProperty("errorCode").GetString()!;
}

try
{
    Console.WriteLine("login: " + await LogIn(args[0]));
    Console.WriteLine("login: " + await LogIn(args[0])); // good once
    return 0;
}
catch (HttpRequestException error)
{
    Console.WriteLine("refused: " + error.GetBaseException().Message);
    return 3;
}
