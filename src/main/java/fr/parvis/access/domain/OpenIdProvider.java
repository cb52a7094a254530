// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.BadJWTExceptions;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import fr.parvis.access.OpenIdSettings;
import fr.parvis.access.SignIn.Vouched;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * An identity provider, asked by the authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636): who somebody is there. Its description
 * is kept for an hour, asked for anew before a browser is sent there; its keys are fetched again when a token bears one that is not known.
 */
@Component
public class OpenIdProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
    /** How long one may take at the provider. */
    public static final Duration OPEN = Duration.ofMinutes(15);

    private static final Duration KEPT = Duration.ofHours(1);
    /** How long after an answer of the provider browsers are sent to it without asking again whether it is there. */
    private static final Duration REACHED = Duration.ofSeconds(10);

    private static final Duration KEYS_KEPT_WHEN_DOWN = Duration.ofHours(4);
    private static final int MOST_BYTES = 200_000;
    /** Errors of a name or a secret that is not the right one; Keycloak answers the second for the first (RFC 6749, 5.2). */
    private static final Set<String> CLIENT_REFUSED =
            Set.of(OAuth2Error.INVALID_CLIENT.getCode(), OAuth2Error.UNAUTHORIZED_CLIENT.getCode());

    private static final Set<JWSAlgorithm> SIGNED_BY = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /**
     * A sign-in under way at the provider.
     *
     * @param returnTo address to go to afterwards
     */
    private record Begun(String state, String nonce, String verifier, Instant until, String returnTo) {}

    /**
     * Address to which the browser goes.
     *
     * @param kept value that it brings back, sealed, for as long as {@link #OPEN}
     */
    public record Departure(URI address, String kept) {}

    /** Answer of a sign-in at the provider. */
    public sealed interface Answer {
        record Identified(Vouched who, String returnTo) implements Answer {}

        record Refused(Why why) implements Answer {}
    }

    /** Why nobody was identified. */
    public enum Why {
        /** The provider does not answer, or answers with an error of its own. */
        SILENT,
        /** The person gave up at the provider. */
        GIVEN_UP,
        /** The clocks differ by more than a minute. */
        CLOCK,
        /** The provider does not take our name and secret. */
        CLIENT,
        /** The provider does not say that it checked the address. */
        UNVERIFIED,
        /** The answer does not match the request, or is not from the provider. */
        FORGED
    }

    /**
     * Sessions that end, as the provider says.
     *
     * @param session as the provider names it; null: all of that person
     */
    public record Ended(String subjectKey, @Nullable String session) {}

    private record Known(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys, Instant since) {}

    private final OpenIdSettings settings;
    private final SecretBox box;
    private final Clock clock;
    private volatile @Nullable Known known;

    OpenIdProvider(OpenIdSettings settings, SecretBox box, Clock clock) {
        this.settings = settings;
        this.box = box;
        this.clock = clock;
    }

    public OpenIdSettings settings() {
        return settings;
    }

    /**
     * Begins a sign-in.
     *
     * @param back address to which the provider sends the browser
     * @param returnTo address to go to afterwards
     * @return nothing while the provider does not answer
     */
    public Optional<Departure> begin(URI back, String returnTo) {
        try {
            var metadata = reached().metadata();
            var state = new State();
            var nonce = new Nonce();
            var verifier = new CodeVerifier();
            var request = new AuthenticationRequest.Builder(
                            ResponseType.CODE, Scope.parse(settings.scopes()), client(), back)
                    .endpointURI(metadata.getAuthorizationEndpointURI())
                    .state(state)
                    .nonce(nonce)
                    .codeChallenge(verifier, CodeChallengeMethod.S256)
                    .uiLocales(List.of(new LangTag("fr")));
            if (!settings.acr().isEmpty())
                request =
                        request.acrValues(settings.acr().stream().map(ACR::new).toList());
            return Optional.of(new Departure(
                    request.build().toURI(),
                    seal(new Begun(
                            state.getValue(),
                            nonce.getValue(),
                            verifier.getValue(),
                            clock.instant().plus(OPEN),
                            returnTo))));
        } catch (IOException | GeneralException | LangTagException e) {
            LOG.warn("The identity provider does not answer: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Ends a sign-in.
     *
     * @param answered the whole address by which the browser came back
     * @param kept value that it brought back, if it did
     */
    public Answer complete(URI answered, URI back, @Nullable String kept) {
        var begun = open(kept);
        if (begun == null) return refused(Why.FORGED, "nothing was begun in this browser");
        try {
            AuthenticationResponse response;
            try {
                response = AuthenticationResponseParser.parse(answered);
            } catch (ParseException e) {
                return refused(Why.FORGED, e);
            }
            if (response.getState() == null || !response.getState().getValue().equals(begun.state()))
                return refused(Why.FORGED, "state");
            if (!response.indicatesSuccess())
                return new Answer.Refused(
                        "access_denied"
                                        .equals(response.toErrorResponse()
                                                .getErrorObject()
                                                .getCode())
                                ? Why.GIVEN_UP
                                : Why.SILENT);
            var code = response.toSuccessResponse().getAuthorizationCode();
            return code == null ? refused(Why.FORGED, "no code") : identify(code, back, begun);
        } catch (IOException | GeneralException e) {
            return refused(Why.SILENT, e);
        }
    }

    private Answer identify(AuthorizationCode code, URI back, Begun begun) throws IOException, GeneralException {
        var provider = known();
        var grant = new AuthorizationCodeGrant(code, back, new CodeVerifier(begun.verifier()));
        var tokens = OIDCTokenResponseParser.parse(send(
                new TokenRequest.Builder(provider.metadata().getTokenEndpointURI(), secret(provider.metadata()), grant)
                        .build()
                        .toHTTPRequest()));
        if (!(tokens instanceof OIDCTokenResponse success)) {
            var error = tokens.toErrorResponse().getErrorObject();
            // as from a proxy before it
            if (error == null || error.getCode() == null) return refused(Why.SILENT, "neither a token nor an error");
            boolean ofUs = CLIENT_REFUSED.contains(error.getCode());
            return refused(ofUs ? Why.CLIENT : Why.FORGED, error.toJSONObject().toString());
        }
        var tokensOfUs = success.getOIDCTokens();
        return identify(tokensOfUs.getIDToken(), tokensOfUs.getAccessToken(), begun.nonce(), begun.returnTo());
    }

    private String seal(Begun it) {
        var text = String.join(
                "\n", it.state(), it.nonce(), it.verifier(), it.until().toString(), it.returnTo());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(box.seal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable Begun open(@Nullable String kept) {
        if (kept == null) return null;
        try {
            var opened = new String(box.open(Base64.getUrlDecoder().decode(kept)), StandardCharsets.UTF_8);
            var parts = opened.split("\n", -1);
            if (parts.length != 5) return null;
            var begun = new Begun(parts[0], parts[1], parts[2], Instant.parse(parts[3]), parts[4]);
            return begun.until().isAfter(clock.instant()) ? begun : null;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    /** Person of an identity token, if the provider made it for us in answer to our request. */
    Answer identify(@Nullable JWT token, AccessToken access, String nonce, String returnTo)
            throws IOException, GeneralException {
        if (token == null) return refused(Why.FORGED, "no identity token");
        var provider = known();
        IDTokenClaimsSet claims;
        try {
            claims = new IDTokenValidator(issuer(), client(), provider.keys(), null).validate(token, new Nonce(nonce));
        } catch (BadJOSEException e) {
            boolean time = e == BadJWTExceptions.EXPIRED_EXCEPTION || e == BadJWTExceptions.IAT_CLAIM_AHEAD_EXCEPTION;
            return refused(time ? Why.CLOCK : Why.FORGED, e);
        } catch (JOSEException e) {
            return refused(Why.SILENT, e);
        }
        var party = claims.getAuthorizedParty();
        boolean ours = party == null
                ? claims.getAudience().size() == 1
                : party.getValue().equals(client().getValue());
        if (!ours) return refused(Why.FORGED, "meant for another");
        var subject = claims.getSubject().getValue();
        var email = claims.getStringClaim("email");
        var verified = claims.getBooleanClaim("email_verified");
        if (email == null && provider.metadata().getUserInfoEndpointURI() != null) {
            var info = info(provider, access);
            if (info == null || !info.getSubject().getValue().equals(subject)) return refused(Why.FORGED, "userinfo");
            email = info.getEmailAddress();
            verified = info.getEmailVerified();
        }
        if (email == null || !(Boolean.TRUE.equals(verified) || verified == null && settings.addressesVerified()))
            return refused(Why.UNVERIFIED, "address");
        return new Answer.Identified(
                new Vouched(key(subject), email, isSecondStep(claims), claims.getStringClaim("sid")), returnTo);
    }

    private boolean isSecondStep(IDTokenClaimsSet claims) {
        var acr = claims.getACR();
        List<AMR> amr = claims.getAMR() == null ? List.of() : claims.getAMR();
        return acr != null && settings.acr().contains(acr.getValue())
                || amr.stream().anyMatch(way -> settings.amr().contains(way.getValue()));
    }

    /** User info of the provider: plain, or as a token that it signed for us (ProConnect). */
    private @Nullable UserInfo info(Known provider, AccessToken access) throws IOException, GeneralException {
        var response = UserInfoResponse.parse(
                send(new UserInfoRequest(provider.metadata().getUserInfoEndpointURI(), access).toHTTPRequest()));
        if (!response.indicatesSuccess()) return null;
        var success = response.toSuccessResponse();
        if (success.getUserInfoJWT() == null) return success.getUserInfo();
        try {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(provider.keys());
            var claims = processor.process(success.getUserInfoJWT(), null);
            boolean forUs =
                    claims.getAudience().isEmpty() || claims.getAudience().contains(client().getValue());
            return forUs ? new UserInfo(claims) : null;
        } catch (BadJOSEException | JOSEException e) {
            return null;
        }
    }

    /**
     * Session that a logout token ends (OpenID Connect Back-Channel Logout 1.0); nothing when it is not the provider's, or names a session without its
     * person: sessions are found by whose they are. A type other than {@code logout+jwt} or {@code JWT} is refused; none is taken, since several
     * providers leave it out.
     */
    public Optional<Ended> ended(String token) {
        try {
            var claims = new LogoutTokenValidator(issuer(), client(), false, known().keys(), null)
                    .validate(JWTParser.parse(token));
            var subject = claims.getSubject();
            var session = claims.getSessionID();
            if (subject == null) {
                LOG.warn("A logout token names no person (sub): its session stays open here");
                return Optional.empty();
            }
            return Optional.of(new Ended(key(subject.getValue()), session == null ? null : session.getValue()));
        } catch (java.text.ParseException | BadJOSEException | JOSEException | IOException | GeneralException e) {
            LOG.info("A logout token was refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Hash under which a person of the provider is known here; their identifier there is not stored. */
    private String key(String subject) {
        return HexFormat.of().formatHex(Sha256.of(settings.issuer() + "\n" + subject));
    }

    private Known known() throws IOException, GeneralException {
        var before = known;
        try {
            return since(KEPT);
        } catch (IOException | GeneralException e) {
            // down for a while: what it said of itself stays true
            if (before != null) return before;
            throw e;
        }
    }

    /** The provider that answered just now: a browser that is sent there finds it, and its answer can be taken. */
    private Known reached() throws IOException, GeneralException {
        return since(REACHED);
    }

    /** Description that the provider gave within this time, or gives now. */
    private Known since(Duration kept) throws IOException, GeneralException {
        var now = clock.instant();
        var before = known;
        if (before != null && before.since().plus(kept).isAfter(now)) return before;
        int patience = settings.seconds() * 1000;
        var metadata = OIDCProviderMetadata.resolve(issuer(), patience, patience);
        var keys = before != null && before.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())
                ? before.keys()
                : keys(metadata, patience);
        var found = new Known(metadata, keys, now);
        known = found;
        return found;
    }

    private static JWSKeySelector<SecurityContext> keys(OIDCProviderMetadata metadata, int patience)
            throws IOException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), new DefaultResourceRetriever(patience, patience, MOST_BYTES))
                .retrying(true)
                .outageTolerant(KEYS_KEPT_WHEN_DOWN.toMillis())
                .build();
        return new JWSVerificationKeySelector<>(SIGNED_BY, keys);
    }

    private HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(settings.seconds() * 1000);
        request.setReadTimeout(settings.seconds() * 1000);
        request.setFollowRedirects(false);
        return request.send();
    }

    private ClientAuthentication secret(OIDCProviderMetadata metadata) {
        var secret = new Secret(settings.clientSecret());
        var ways = metadata.getTokenEndpointAuthMethods();
        boolean posted = ways != null
                && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return posted ? new ClientSecretPost(client(), secret) : new ClientSecretBasic(client(), secret);
    }

    private Issuer issuer() {
        return new Issuer(settings.issuer());
    }

    private ClientID client() {
        return new ClientID(settings.clientId());
    }

    private static Answer refused(Why why, Exception cause) {
        return refused(why, String.valueOf(cause.getMessage()));
    }

    private static Answer refused(Why why, String cause) {
        LOG.info("A sign-in by the identity provider was refused ({}): {}", why, cause);
        return new Answer.Refused(why);
    }
}
