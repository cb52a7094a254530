// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.access.OpenIdSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An identity provider on this machine that says what it is told to, true or forged; it has a description and keys, and exchanges no code. */
public final class TrialProvider implements AutoCloseable {
    public static final String CLIENT = "parvis";
    public static final String EMAIL = "lea@parvis.example";
    private static final String SECRET = "a secret of at least two hundred and fifty-six bits";
    private static final String NONCE = "asked";
    private static final AccessToken NO_ACCESS = new BearerAccessToken("none");
    private static final int RSA_BITS = 2048;

    /** Keys of providers that are closed, for others: making one takes longer than all that is done with it. */
    private static final Queue<RSAKey> SPARE = new ConcurrentLinkedQueue<>();

    private final Clock clock = Clock.systemUTC();
    private final HttpServer server;
    private final List<RSAKey> held = new ArrayList<>();
    private RSAKey key;
    private volatile String tokenError = "invalid_grant";

    public TrialProvider() throws IOException, JOSEException {
        key = anotherKey("1");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/.well-known/openid-configuration", () -> """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/a","token_endpoint":"%1$s/t","jwks_uri":"%1$s/k",
                 "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer()));
        answer("/k", () -> new JWKSet(key.toPublicJWK()).toString());
        answer("/t", 400, () -> tokenError.isEmpty() ? "{}" : "{\"error\":\"" + tokenError + "\"}");
        server.start();
    }

    /** A key that nobody else holds. */
    private RSAKey anotherKey(String id) throws JOSEException {
        var spare = SPARE.poll();
        var one = spare == null ? new RSAKeyGenerator(RSA_BITS).generate() : spare;
        held.add(one);
        return new RSAKey.Builder(one).keyID(id).build();
    }

    private void answer(String path, Supplier<String> body) {
        answer(path, 200, body);
    }

    private void answer(String path, int status, Supplier<String> body) {
        server.createContext(path, exchange -> {
            var bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The provider as Parvis asks it. */
    public static OpenIdProvider asked(OpenIdSettings settings, Path data, Clock clock) throws IOException {
        return new OpenIdProvider(settings, new SecretBox("", data), clock);
    }

    public OpenIdSettings settings() {
        return new OpenIdSettings(
                issuer(), CLIENT, SECRET, "Essai", List.of("openid", "email"), false, List.of(), List.of("mfa"), 5);
    }

    /** Another key, under another name. */
    public void changeKey(String id) throws JOSEException {
        key = anotherKey(id);
    }

    /**
     * Refuses to exchange a code from now on.
     *
     * @param error as in RFC 6749, 5.2; empty: it names none
     */
    public void refuseTokens(String error) {
        tokenError = error;
    }

    /** Claims of a right token. */
    public JWTClaimsSet.Builder claims() {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("lea")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", NONCE)
                .claim("email", EMAIL)
                .claim("email_verified", true);
    }

    public SignedJWT signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    /** Signs a token with a type in its header (RFC 8725, 3.11). */
    public SignedJWT signed(JWTClaimsSet claims, String type) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType(type))
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token;
    }

    private static SignedJWT signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(by));
        return token;
    }

    /** Whether Parvis identifies somebody by that token. */
    public static OpenIdProvider.Answer take(OpenIdProvider parvis, @Nullable JWT token)
            throws IOException, GeneralException {
        return parvis.identify(token, NO_ACCESS, NONCE, "");
    }

    /** Tokens that must identify nobody, by what is wrong with them. */
    public Map<String, JWT> forged() throws JOSEException, ParseException {
        var right = claims().build();
        var forged = new LinkedHashMap<String, JWT>();
        forged.put("signed by nobody", new PlainJWT(right));
        forged.put("signed by another key of the same name", signed(right, anotherKey("1")));
        forged.put("signed by a key of no name we know", signed(right, anotherKey("2")));
        forged.put("signed with the secret of the client", maced(right, SECRET.getBytes(StandardCharsets.UTF_8)));
        forged.put(
                "signed with the public key as a secret",
                maced(right, key.toRSAPublicKey().getEncoded()));
        forged.put("changed after it was signed", changed(signed(right), EMAIL, "max@parvis.example"));
        forged.put("without its signature", cut(signed(right)));
        forged.put(
                "of another provider",
                signed(claims().issuer("https://elsewhere.example").build()));
        forged.put(
                "of a provider whose address begins alike",
                signed(claims().issuer(issuer() + ".example").build()));
        forged.put("for another service", signed(claims().audience("another").build()));
        forged.put(
                "for several, handed on by another",
                signed(claims().audience(List.of(CLIENT, "another"))
                        .claim("azp", "another")
                        .build()));
        forged.put("for nobody", signed(claims().audience((String) null).build()));
        forged.put(
                "replayed: answers something else",
                signed(claims().claim("nonce", "before").build()));
        forged.put("answers nothing", signed(claims().claim("nonce", null).build()));
        forged.put("over", signed(claims().expirationTime(in(-5)).build()));
        forged.put("never over", signed(claims().expirationTime(null).build()));
        forged.put(
                "from a clock five minutes ahead",
                signed(claims().issueTime(in(5)).expirationTime(in(10)).build()));
        forged.put("of no time", signed(claims().issueTime(null).build()));
        forged.put("of nobody", signed(claims().subject(null).build()));
        forged.put(
                "with an address that nobody checked",
                signed(claims().claim("email_verified", false).build()));
        forged.put(
                "silent about its address",
                signed(claims().claim("email_verified", null).build()));
        forged.put("without an address", signed(claims().claim("email", null).build()));
        return forged;
    }

    private Date in(int minutes) {
        return Date.from(clock.instant().plus(Duration.ofMinutes(minutes)));
    }

    private static SignedJWT maced(JWTClaimsSet claims, byte[] secret) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims);
        token.sign(new MACSigner(secret));
        return token;
    }

    private static JWT changed(SignedJWT token, String from, String to) throws ParseException {
        var parts = token.serialize().split("\\.");
        var body = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace(from, to);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        return JWTParser.parse(String.join(".", parts));
    }

    private static JWT cut(SignedJWT token) throws ParseException {
        var whole = token.serialize();
        return SignedJWT.parse(whole.substring(0, whole.lastIndexOf('.') + 1) + "AA");
    }

    @Override
    public void close() {
        server.stop(0);
        SPARE.addAll(held);
        held.clear();
    }

    /** The benchmark: all forged tokens, each asked for once; prints how many were refused. */
    public static void main(String[] args) throws Exception {
        try (var provider = new TrialProvider()) {
            var folder = Files.createTempDirectory("parvis-openid");
            var parvis = asked(provider.settings(), folder, Clock.systemUTC());
            var forged = provider.forged();
            int refused = 0;
            for (var one : forged.entrySet()) {
                if (take(parvis, one.getValue()) instanceof OpenIdProvider.Answer.Refused) refused++;
                else System.out.println("accepted: " + one.getKey());
            }
            boolean right = take(parvis, provider.signed(provider.claims().build()))
                    instanceof OpenIdProvider.Answer.Identified;
            System.out.printf(
                    Locale.ROOT,
                    "{\"benchmark\": \"openid\", \"forged\": %d, \"refused\": %d, \"right_accepted\": %b}%n",
                    forged.size(),
                    refused,
                    right);
        }
    }
}
