// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import fr.parvis.runtime.SettingCheck;
import fr.parvis.runtime.SettingRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of an identity provider (OpenID Connect), {@code PARVIS_OPENID_…}.
 *
 * @param issuer its address as its tokens say it, over HTTPS; empty for none
 * @param name as the button says it: "ProConnect"
 * @param scopes scopes to ask for
 * @param addressesVerified whether it checks every address itself and does not say so with each ({@code email_verified})
 * @param acr levels of authentication that are asked for, each of which is a second step
 * @param amr ways of authentication, each of which is a second step
 * @param seconds timeout of an answer in seconds
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
        SettingCheck.atLeast("PARVIS_OPENID_SECONDS", seconds, 1);
        if (!issuer.isBlank()) {
            var host = host(issuer);
            if (name.isBlank()) name = host;
            if (clientId.isBlank() || clientSecret.isBlank())
                throw new SettingRefused("PARVIS_OPENID_ISSUER est réglé : réglez aussi PARVIS_OPENID_CLIENT_ID et"
                        + " PARVIS_OPENID_CLIENT_SECRET.");
        }
    }

    private static String host(String issuer) {
        try {
            var address = new URI(issuer);
            var host = String.valueOf(address.getHost());
            if ("https".equals(address.getScheme())
                    || List.of("localhost", "127.0.0.1").contains(host)) return host;
        } catch (URISyntaxException e) {
            // told as any other address that is none
        }
        throw new SettingRefused("PARVIS_OPENID_ISSUER : « " + issuer
                + " » n’est pas une adresse https://. Écrivez celle du fournisseur, telle que ses jetons la disent.");
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
