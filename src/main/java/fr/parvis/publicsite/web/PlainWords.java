// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.Help;
import fr.parvis.network.NetworkWords;
import fr.parvis.shell.Words;
import fr.parvis.values.FoldedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** Says in plain words, in the language of the page, what the national standard and the labels say in their own. */
public final class PlainWords {
    private PlainWords() {}

    /** A value of the national standard; as it is when there is no plainer word for it. */
    public static String of(String value) {
        var key = "publicsite.value." + FoldedText.slug(value);
        return Words.has(key) ? Words.t(key) : value;
    }

    public static List<String> of(List<String> values) {
        return values.stream().map(PlainWords::of).toList();
    }

    /** Names of the help that people come for. */
    public static List<String> helps(List<Help> helps) {
        return helps.stream().map(NetworkWords::help).toList();
    }

    /** A text as part of an address, without what tells a page which way it runs: a link in a message would end with it. */
    public static String inAddress(String text) {
        return UriUtils.encode(text.replaceAll("[\u2068\u2069]", ""), StandardCharsets.UTF_8);
    }

    public static String distance(double kilometres) {
        return kilometres < 1
                ? Words.t("publicsite.distance.near")
                : Words.t("publicsite.distance", Math.round(kilometres));
    }
}
