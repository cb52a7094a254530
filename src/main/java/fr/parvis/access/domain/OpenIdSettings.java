package fr.parvis.access.domain;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of an identity provider (OpenID Connect), {@code PARVIS_OPENID_…}.
 *
 * @param issuer its address as its tokens say it, over HTTPS; empty for none
 * @param name as the button says it: "ProConnect"
 * @param scopes what is asked for
 * @param addressesVerified whether it checks every address itself and does not say so with each ({@code email_verified})
 * @param acr levels of authentication that are asked for, each of which is a second step
 * @param amr ways of authentication, each of which is a second step
 * @param seconds how long it may take to answer
 */
@ConfigurationProperties("parvis.openid")
public record OpenIdSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name,
        @DefaultValue({"openid", "email"}) List<String> scopes,
        @DefaultValue("false") boolean addressesVerified,
        @DefaultValue List<String> acr,
        @DefaultValue List<String> amr,
        @DefaultValue("5") int seconds) {

    public OpenIdSettings {
        if (!issuer.isBlank()) {
            var address = URI.create(issuer);
            boolean here = List.of("localhost", "127.0.0.1").contains(String.valueOf(address.getHost()));
            if (!"https".equals(address.getScheme()) && !here)
                throw new IllegalArgumentException("PARVIS_OPENID_ISSUER must begin with https:// : " + issuer);
            if (clientId.isBlank() || clientSecret.isBlank())
                throw new IllegalArgumentException(
                        "PARVIS_OPENID_ISSUER needs PARVIS_OPENID_CLIENT_ID and PARVIS_OPENID_CLIENT_SECRET");
        }
        name = name.isBlank() && !issuer.isBlank()
                ? String.valueOf(URI.create(issuer).getHost())
                : name;
    }

    public boolean isOn() {
        return !issuer.isBlank();
    }

    /** The secret stays out of what is printed. */
    @Override
    public String toString() {
        return "identity provider " + issuer;
    }
}
