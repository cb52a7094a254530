package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a request comes from, as limits count it: an IPv4 address, or the 64 first bits of an IPv6 address, which a household or a
 * telephone holds whole and may change the rest of at will (RFC 6177).
 */
public final class Origin {
    private static final int PREFIX = 8;

    private Origin() {}

    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
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

    static boolean isThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
