// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * An HTTP client for addresses that somebody typed: names are resolved here, looked at, and connected to as they were seen, never to an
 * inner address unless a setting allows it. It follows no redirection, keeps no cookie and tries nothing twice.
 */
public final class OutsideClient {
    private static final int LAST_PORT = 65_535;

    private OutsideClient() {}

    /** An address of the web, {@code https} or {@code http}, with a host and without a name and a password; null for what is none. */
    public static @Nullable URI address(String typed) {
        try {
            var uri = new URI(typed.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http"))
                            && uri.getHost() != null
                            && uri.getPort() <= LAST_PORT
                            && uri.getUserInfo() == null
                    ? uri
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /**
     * @param names {@link Names}
     * @param connect at most until it is connected, {@code silence} at most until something arrives
     */
    public static CloseableHttpClient open(DnsResolver names, Timeout connect, Timeout silence) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(silence).build())
                // the caller checks each hop
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                // the size limit counts the bytes that arrive: nothing is decompressed after it
                .disableContentCompression()
                .setUserAgent("Parvis")
                .build();
    }

    /** Resolves names, and refuses those that lead inside. */
    public record Names(boolean innerAllowed) implements DnsResolver {
        /** With the addresses of examples (RFC 5737), behind which nobody is. */
        private static final InetAddressFilter EXTERNAL =
                InetAddressFilter.externalAddresses().or("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");

        /** Addresses of version 4 written in version 6: translated (RFC 6052) and compatible (RFC 4291). */
        private static final InetAddressFilter VERSION_4 = InetAddressFilter.of("64:ff9b::/96", "::/96");

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = InetAddress.getAllByName(host);
            for (var address : addresses) if (!innerAllowed && isInner(address)) throw new Inner(host);
            return addresses;
        }

        /** Whether only somebody inside may reach an address. */
        public static boolean isInner(InetAddress address) throws UnknownHostException {
            var bytes = address.getAddress();
            return !EXTERNAL.matches(
                    VERSION_4.matches(address)
                            ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length))
                            : address);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** A name that leads inside. */
    public static final class Inner extends UnknownHostException {
        private static final long serialVersionUID = 1;

        Inner(String host) {
            super(host);
        }
    }
}
