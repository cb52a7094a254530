// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import org.jspecify.annotations.Nullable;

/** Lets only addresses of this application through, so that nobody is sent elsewhere by a crafted link. */
public final class LocalAddress {
    private LocalAddress() {}

    public static boolean is(@Nullable String address) {
        return address != null
                && address.startsWith("/")
                && isPlain(address.split("[?#]", 2)[0])
                && address.indexOf('\\') < 0
                // a brace stands for a variable in an address to go to
                && address.chars().noneMatch(c -> c < ' ' || c == '{' || c == '}');
    }

    /** Neither another host, nor an empty step or one upwards, which a browser writes anew on the way. */
    private static boolean isPlain(String path) {
        return !path.contains("//") && !path.matches(".*/\\.\\.?(/.*|$)");
    }

    public static String orElse(@Nullable String address, String otherwise) {
        return address != null && is(address) ? address : otherwise;
    }
}
