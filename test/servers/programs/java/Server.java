// com.sun.net.httpserver.HttpsServer with a client certificate demanded, for the table of diagnoses. It reads its
// listeners from a file of lines (address, version, certificate, key, authority, revocation list; a bare address is
// without TLS) and writes the path of every request that it has read completely to stdout.
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.CertPathBuilder;
import java.security.cert.X509CertSelector;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.concurrent.Executors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

public class Server {
  private static final char[] NO_PASSWORD = {};

  public static void main(String[] arguments) throws Exception {
    // Java's own settings forbid TLS 1.1, which the table has as a fault.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] wanted = line.split("\t");
      int colon = wanted[0].indexOf(':');
      InetSocketAddress address =
          new InetSocketAddress(wanted[0].substring(0, colon), Integer.parseInt(wanted[0].substring(colon + 1)));
      HttpServer server = wanted.length == 1 ? HttpServer.create(address, 50) : secured(address, wanted);
      server.createContext("/", Server::answer);
      // A thread for each connection that is at work: a handshake that hangs must hold up nobody else.
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
    }
  }

  private static HttpServer secured(InetSocketAddress address, String[] wanted) throws Exception {
    HttpsServer server = HttpsServer.create(address, 50);
    SSLContext context = contextOf(wanted);
    String[] protocols = {wanted[1]};
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            tls.setProtocols(protocols);
            parameters.setSSLParameters(tls);
          }
        });
    return server;
  }

  private static SSLContext contextOf(String[] wanted) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    Certificate[] chain = factory.generateCertificates(read(wanted[2])).toArray(new Certificate[0]);
    own.setKeyEntry("own", keyOf(wanted[3]), NO_PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, NO_PASSWORD);

    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry("authority", factory.generateCertificate(read(wanted[4])));
    PKIXBuilderParameters rules = new PKIXBuilderParameters(authorities, new X509CertSelector());
    rules.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(factory.generateCRLs(read(wanted[5])))));
    PKIXRevocationChecker checker =
        (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
    checker.setOptions(
        EnumSet.of(
            PKIXRevocationChecker.Option.PREFER_CRLS,
            PKIXRevocationChecker.Option.NO_FALLBACK,
            PKIXRevocationChecker.Option.ONLY_END_ENTITY));
    rules.addCertPathChecker(checker);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(new CertPathTrustManagerParameters(rules));

    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static PrivateKey keyOf(String file) throws Exception {
    String text = Files.readString(Path.of(file)).replaceAll("-----[^-]+-----|\\s", "");
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
  }

  private static InputStream read(String file) throws IOException {
    return new ByteArrayInputStream(Files.readAllBytes(Path.of(file)));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    System.out.print("processed " + exchange.getRequestURI().getPath() + "\n");
    System.out.flush();
    byte[] body = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
