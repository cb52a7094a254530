// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.values.NetworkTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Browsers in which somebody signed in before. Each carries a cookie with a random name of its own and a signature for each of a few accounts;
 * the signature holds for half a year and as long as the account's password stays the same. The cookie says nothing of who they are.
 */
@Component
public class KnownBrowsers {
    public static final Duration VALIDITY = Duration.ofDays(180);

    /** Colleagues at one desk; the one who was there longest ago goes first. */
    private static final int MOST_ACCOUNTS = 8;

    private static final int SIGNATURE_BYTES = 18;
    private static final int LONGEST = 600;

    private final SecretBox box;
    private final Clock clock;

    KnownBrowsers(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    private record Cookie(String browser, List<String> signatures) {}

    /** The name of the browser, if it signed in to that account before, under that password; none: by an identity provider. */
    @Nullable
    String recognise(@Nullable String cookie, UUID account, @Nullable String passwordHash) {
        var read = read(cookie);
        if (read == null) return null;
        var signedHash = Objects.requireNonNullElse(passwordHash, "");
        return read.signatures().stream().anyMatch(it -> holds(it, read.browser(), account, signedHash))
                ? read.browser()
                : null;
    }

    /** The browser's cookie from now on: it signed in to that account too. */
    String remember(@Nullable String cookie, UUID account, String passwordHash) {
        var read = read(cookie);
        var browser = read == null ? encoded(random()) : read.browser();
        var signatures = new ArrayList<String>();
        signatures.add(sign(
                browser, NetworkTime.today(clock).plusDays(VALIDITY.toDays()).toEpochDay(), account, passwordHash));
        if (read != null)
            read.signatures().stream()
                    .filter(it -> !holds(it, browser, account, passwordHash))
                    .limit(MOST_ACCOUNTS - 1)
                    .forEach(signatures::add);
        return browser + "." + String.join(".", signatures);
    }

    private static @Nullable Cookie read(@Nullable String cookie) {
        if (cookie == null || cookie.length() > LONGEST) return null;
        var parts = Arrays.asList(cookie.split("\\."));
        return parts.size() < 2 ? null : new Cookie(parts.getFirst(), parts.subList(1, parts.size()));
    }

    private boolean holds(String signature, String browser, UUID account, String passwordHash) {
        int end = signature.indexOf('-');
        if (!signature.matches("\\d{1,7}-.+")) return false;
        long lastDay = Long.parseLong(signature.substring(0, end));
        return lastDay >= NetworkTime.today(clock).toEpochDay()
                && MessageDigest.isEqual(bytes(sign(browser, lastDay, account, passwordHash)), bytes(signature));
    }

    private String sign(String browser, long lastDay, UUID account, String passwordHash) {
        var signed = browser + " " + lastDay + " " + account + " " + passwordHash;
        return lastDay + "-" + encoded(Arrays.copyOf(box.fingerprint("known browser", bytes(signed)), SIGNATURE_BYTES));
    }

    private static byte[] random() {
        var bytes = new byte[16];
        new java.security.SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
