// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.runtime.OutsideClient;
import fr.parvis.values.Problem;
import fr.parvis.webhooks.WebhooksSettings;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rule of which addresses may be called: of the web, by HTTPS, and outside of this network, unless the setting {@code parvis.webhooks.inner-addresses} allows others. */
@Component
class EndpointAddress {
    private final OutsideClient.Names names;

    EndpointAddress(WebhooksSettings settings) {
        this.names = new OutsideClient.Names(settings.innerAddresses());
    }

    OutsideClient.Names names() {
        return names;
    }

    /** Problem of an address; a name that nobody knows today may be known tomorrow. */
    Optional<Problem> problem(String address) {
        if (address.length() > Endpoint.LONGEST_URL)
            return Optional.of(Problem.of("url", "webhooks.problem.url-long", Endpoint.LONGEST_URL));
        var uri = read(address);
        if (uri == null) return Optional.of(Problem.of("url", "webhooks.problem.url"));
        if (!names.innerAllowed() && !"https".equalsIgnoreCase(uri.getScheme()))
            return Optional.of(Problem.of("url", "webhooks.problem.url-https"));
        try {
            names.resolve(uri.getHost());
        } catch (OutsideClient.Inner e) {
            return Optional.of(Problem.of("url", "webhooks.problem.url-inner"));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** An address of the web that means no part of what is there; null for what is none. */
    static @Nullable URI read(String address) {
        var uri = OutsideClient.address(address);
        return uri == null || uri.getFragment() == null ? uri : null;
    }
}
