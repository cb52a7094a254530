// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Network addresses on which this machine listens.
 *
 * @param address null for all of them
 */
record Listening(@Nullable InetAddress address) {

    static Listening of(String setting, boolean thisMachineAlone) {
        var text = setting.strip();
        if (text.isEmpty()) return new Listening(thisMachineAlone ? InetAddress.getLoopbackAddress() : null);
        try {
            var address = InetAddress.getByName(text);
            return new Listening(address.isAnyLocalAddress() ? null : address);
        } catch (UnknownHostException e) {
            throw new SettingRefused(
                    "PARVIS_BIND : « " + text
                            + " » n’est pas une adresse de cette machine. Écrivez 127.0.0.1 pour elle seule, 0.0.0.0 pour toutes les siennes.");
        }
    }

    /** As the person at the console is told. */
    String told() {
        if (address == null) return "Il écoute sur toutes les adresses de cette machine";
        return address.isLoopbackAddress()
                ? "Il n'écoute que sur cette machine"
                : "Il écoute sur l'adresse " + address.getHostAddress();
    }

    /** The host to ask it under from this machine. */
    String host() {
        return address == null || address.isLoopbackAddress()
                ? "localhost"
                : address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
