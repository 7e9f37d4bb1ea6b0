// Logs in with a client certificate, and shows how a failure is named. Needs nothing but Java 17: java Login.java CODE
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class Login {
  public static void main(String[] arguments) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(context()).connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();
    try {
      System.out.println(outcome(logIn(client, arguments[0])));
      System.out.println(outcome(logIn(client, arguments[0]))); // good once
    } catch (IOException error) {
      System.out.println("refused: " + error);
      System.exit(3);
    }
  }

  static SSLContext context() throws Exception {
    CertificateFactory x509 = CertificateFactory.getInstance("X.509");
    Certificate certificate = read(x509, System.getenv("APPS_IN_TOSS_CERT"));
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    keys.setKeyEntry("apps-in-toss", privateKey(), new char[0], new Certificate[] {certificate});
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, new char[0]);

    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore authorities = null; // Java's own, for the real hosts
    if (System.getenv("APPS_IN_TOSS_CA") != null) {
      authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      authorities.setCertificateEntry("emulator", read(x509, System.getenv("APPS_IN_TOSS_CA")));
    }
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  static Certificate read(CertificateFactory x509, String path) throws Exception {
    try (InputStream file = Files.newInputStream(Path.of(path))) {
      return x509.generateCertificate(file);
    }
  }

  /** The console gives PKCS#8, which is what KeyFactory reads. */
  static PrivateKey privateKey() throws Exception {
    String pem = Files.readString(Path.of(System.getenv("APPS_IN_TOSS_KEY")));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  static String logIn(HttpClient client, String code) throws Exception {
    URI uri =
        URI.create(
            System.getenv("APPS_IN_TOSS_API_BASE_URL")
                + "/api-partner/v1/apps-in-toss/user/oauth2/generate-token");
    String body = "{\"authorizationCode\":\"" + code + "\",\"referrer\":\"DEFAULT\"}";
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  static String outcome(String answer) {
    // A real program reads JSON by a library.
    if (answer.contains("\"resultType\":\"SUCCESS\"")) return "login: SUCCESS";
    return answer.contains("\"error\":\"invalid_grant\"") ? "login: invalid_grant" : "login: " + answer;
  }
}
