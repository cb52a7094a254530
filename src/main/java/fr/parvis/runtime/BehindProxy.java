// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Trust in proxies: whom Parvis believes about where a request comes from, and under which address it is known. Behind the proxies that
 * {@code PARVIS_PROXY} names (or one on this machine, {@code PARVIS_BEHIND_PROXY=true}), the origin is the last address of
 * {@code X-Forwarded-For} that is none of them. Nobody else is believed: an origin that anybody may claim would void the limits on
 * guessing. The host is never taken from a header where {@code PARVIS_ADDRESS} says it: a made-up one would stand in pages, links and
 * caches. Listens to this machine alone when the proxy is on it, unless {@code PARVIS_BIND} says otherwise.
 */
@Component
class BehindProxy implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1/128");

    private final List<String> proxies;
    private final @Nullable URI address;
    private final Listening listening;

    BehindProxy(ParvisSettings parvis) {
        this.proxies = proxies(parvis.proxy(), parvis.behindProxy());
        this.address = address(parvis.address());
        if (!proxies.isEmpty() && this.address == null)
            throw new SettingRefused(
                    "Derrière un serveur mandataire (PARVIS_PROXY, PARVIS_BEHIND_PROXY), PARVIS_ADDRESS doit dire"
                            + " l’adresse de Parvis, par exemple https://parvis.exemple.fr : celle qu’annonce un visiteur n’est pas crue.");
        this.listening = Listening.of(parvis.bind(), !proxies.isEmpty() && THIS_MACHINE.containsAll(proxies));
    }

    /** After what the settings of Spring say. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (!proxies.isEmpty()) server.addEngineValves(origins());
        if (address != null) server.addEngineValves(new OwnHost(address));
        if (listening.address() != null) server.setAddress(listening.address());
    }

    Listening listening() {
        return listening;
    }

    private RemoteIpValve origins() {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", proxies));
        valve.setTrustedProxies(null);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    /** Networks, each as address and length of its prefix. */
    static List<String> proxies(String setting, boolean onThisMachine) {
        var named = Arrays.stream(setting.split("[,\\s]+"))
                .filter(one -> !one.isEmpty())
                .map(BehindProxy::network)
                .toList();
        return named.isEmpty() && onThisMachine ? THIS_MACHINE : named;
    }

    private static String network(String one) {
        var whole = one.indexOf('/') >= 0 ? one : one + (one.indexOf(':') >= 0 ? "/128" : "/32");
        try {
            // a name would be looked up
            if (!whole.matches("[0-9a-fA-F:.]+/\\d{1,3}")) throw new IllegalArgumentException(one);
            new NetMask(whole);
            return whole;
        } catch (IllegalArgumentException e) {
            throw new SettingRefused(
                    "PARVIS_PROXY : « " + one + " » n’est ni une adresse ni un réseau. Écrivez par exemple"
                            + " 192.0.2.10 ou 192.0.2.0/24 ; plusieurs se séparent par des virgules.");
        }
    }

    private static @Nullable URI address(String setting) {
        if (setting.isBlank()) return null;
        return Optional.of(setting.strip())
                .map(BehindProxy::parsed)
                .filter(uri -> uri.getHost() != null
                        && uri.getScheme() != null
                        && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new SettingRefused("PARVIS_ADDRESS : « " + setting
                        + " » n’est pas une adresse du web. Écrivez par exemple https://parvis.exemple.fr."));
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Every request is one to our own address, whatever host it names. */
    static final class OwnHost extends ValveBase {
        private final String scheme;
        private final String host;
        private final int port;

        OwnHost(URI address) {
            super(true);
            scheme = address.getScheme().toLowerCase(Locale.ROOT);
            host = address.getHost();
            port = address.getPort() > 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var raw = request.getCoyoteRequest();
            raw.scheme().setString(scheme);
            raw.serverName().setString(host);
            raw.setServerPort(port);
            getNext().invoke(request, response);
        }
    }
}
