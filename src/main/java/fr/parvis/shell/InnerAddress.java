// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the open internet from those that only somebody inside may reach: an address that somebody typed must not lead us to these. */
public final class InnerAddress {
    private InnerAddress() {}

    public static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return true;
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isInner6(bytes) : isInner4(bytes, 0);
    }

    /** Special-purpose ranges of IANA that Java does not report (RFC 6890). */
    private static boolean isInner4(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        int third = bytes[at + 2] & 0xFF;
        return first == 0
                || first == 10
                || first == 127
                || first == 100 && second >= 64 && second < 128
                || first == 169 && second == 254
                || first == 172 && second >= 16 && second < 32
                || first == 192 && second == 168
                || first == 192 && second == 0 && third == 0
                || first == 198 && (second == 18 || second == 19)
                || first >= 224;
    }

    private static boolean isInner6(byte[] bytes) {
        boolean unique = (bytes[0] & 0xFE) == 0xFC;
        // an address of version 4 inside one of version 6: translated (64:ff9b::/96), tunnelled (2002::/16) or mapped
        boolean translated = (bytes[0] & 0xFF) == 0x00
                && (bytes[1] & 0xFF) == 0x64
                && (bytes[2] & 0xFF) == 0xFF
                && (bytes[3] & 0xFF) == 0x9B;
        boolean tunnelled = (bytes[0] & 0xFF) == 0x20 && (bytes[1] & 0xFF) == 0x02;
        return unique || translated && isInner4(bytes, 12) || tunnelled && isInner4(bytes, 2) || beginsWithZeros(bytes);
    }

    /** Compatible and mapped addresses of version 4. */
    private static boolean beginsWithZeros(byte[] bytes) {
        for (int i = 0; i < 10; i++) if (bytes[i] != 0) return false;
        return isInner4(bytes, 12);
    }
}
