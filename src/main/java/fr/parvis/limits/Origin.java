// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Origin of a request, as limits count it: an IPv4 address, or the 64 first bits of an IPv6 address, which a household or a
 * telephone holds whole and may change the rest of at will (RFC 6177).
 */
public final class Origin {
    private static final int PREFIX = 8;

    private Origin() {}

    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** The network that it is in, wide enough to name nobody: the first 24 bits of an IPv4 address, 48 of an IPv6 one. */
    public static String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4
                    ? "%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff)
                    : "%02x%02x:%02x%02x:%02x%02x::/48"
                            .formatted(bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5]);
        } catch (IllegalArgumentException notAnAddress) {
            return "?";
        }
    }

    static String of(String address) {
        if (address.indexOf(':') < 0) return address;
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six && !six.isLoopbackAddress()
                    ? HexFormat.ofDelimiter(":").formatHex(six.getAddress(), 0, PREFIX) + "::/64"
                    : InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    public static boolean isThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
