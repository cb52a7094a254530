// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses on the web and of mail that stand in a letter. None is ever opened. */
final class WebAddresses {
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?://)?(?:([a-z0-9._+-]{1,60})@)?((?:[a-z0-9-]{1,40}\\.){1,4}(?:fr|com|net|org|info|eu|site|online|xyz|top|shop|app|link|click|co|io|ru|cn|me|ly|support|services|paris|bzh|corsica|gov|paribas|bnpparibas))(?![a-z0-9-]|\\.[a-z0-9])(/[^ ]{0,80})?");

    private static final List<String> FREE_MAIL = List.of(
            "gmail.com",
            "outlook.com",
            "outlook.fr",
            "hotmail.com",
            "hotmail.fr",
            "yahoo.com",
            "yahoo.fr",
            "laposte.net",
            "gmx.fr",
            "gmx.com",
            "protonmail.com",
            "proton.me");

    /** @param mail whether it is an address of mail @param link whether one is to open it */
    record Address(String host, boolean mail, boolean link, LetterText.Span span) {}

    private WebAddresses() {}

    static List<Address> in(LetterText text) {
        var found = new ArrayList<Address>();
        for (var match : text.matches(ADDRESS)) {
            var host = match.group(3);
            if (host.startsWith("www.")) host = host.substring(4);
            boolean mail = match.group(2) != null;
            found.add(new Address(host, mail, match.group(1) != null || match.group(4) != null, text.span(match)));
        }
        return found;
    }

    static boolean isOf(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    static boolean isFreeMail(String host) {
        return FREE_MAIL.contains(host);
    }

    static boolean isKnown(String host) {
        if (isOf(host, "gouv.fr")) return true;
        return KnownSenders.all().stream()
                .anyMatch(sender -> sender.domains().stream().anyMatch(domain -> isOf(host, domain)));
    }

    /** Whether an address looks like a known one without being it: "caf-remboursement.fr", "arneli.fr", "impots.gouv.fr.info-paiement.com". */
    static boolean looksAlike(String host) {
        if (isKnown(host) || isFreeMail(host)) return false;
        for (var sender : KnownSenders.all()) {
            if (sender.generic()) continue;
            for (var domain : sender.domains()) {
                if (host.contains(domain + ".") || host.startsWith(domain + "-")) return true;
                var brand = brand(domain);
                if (brand.length() >= 3) for (var part : host.split("[.-]")) if (part.equals(brand)) return true;
                // "rn" for "m", "1" for "l": one sign in a name of five or more
                if (domain.length() >= 7 && host.length() >= 7) {
                    int differ = EditDistance.differ(domain, host);
                    if (differ == 1 || differ == 2 && domain.length() >= 9) return true;
                }
            }
        }
        return host.contains("gouv") && !isOf(host, "gouv.fr");
    }

    private static String brand(String domain) {
        var parts = domain.split("\\.");
        var brand = parts[0];
        // "free", "orange" are also words
        return brand.equals("free") || brand.equals("orange") || brand.equals("sg") || brand.equals("justice")
                ? ""
                : brand;
    }
}
