package fr.parvis.shell;

import org.jspecify.annotations.Nullable;

/** Lets only addresses of this application through, so that nobody is sent elsewhere by a crafted link. */
public final class LocalAddress {
    private LocalAddress() {}

    public static boolean is(@Nullable String address) {
        return address != null
                && address.startsWith("/")
                // what goes back up, or has an empty step, is written anew on the way
                && !address.matches("[^?#]*(//|/\\.\\.?(/|[?#]|$)).*")
                && address.indexOf('\\') < 0
                // a brace stands for a variable in an address to go to
                && address.chars().noneMatch(c -> c < ' ' || c == '{' || c == '}');
    }

    public static String orElse(@Nullable String address, String otherwise) {
        return address != null && is(address) ? address : otherwise;
    }
}
