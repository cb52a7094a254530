// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.network.OpenPoints.OpenPoint;
import fr.parvis.network.PointKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A point in a few sentences, where a standard asks for a description: its own words, and facts where they are too few. */
final class ServiceDescription {
    /** Bounds of data·inclusion, version 1, in characters. */
    static final int LEAST = 50;

    static final int MOST = 2000;
    static final int LONGEST_NAME = 150;
    static final int SHORTEST_NAME = 3;

    private ServiceDescription() {}

    static String of(OpenPoint point, Publisher giver) {
        var own = new ArrayList<String>();
        add(own, point.place().summary());
        var detail = point.place().detail();
        if (own.isEmpty() || detail != null && !detail.strip().startsWith(own.getFirst())) add(own, detail);
        else if (detail != null) own.set(0, detail.strip());
        var text = String.join("\n", own);
        return cut(text.length() >= LEAST ? text : (text + " " + facts(point, giver)).strip());
    }

    /** Description of one service of the national standard at a point. */
    static String of(String service, OpenPoint point, Publisher giver) {
        return cut(Publisher.t(
                        "opendata.portrait.service",
                        service,
                        point.place().name(),
                        point.place().commune())
                + " " + of(point, giver));
    }

    private static String facts(OpenPoint point, Publisher giver) {
        var place = point.place();
        var facts = new StringBuilder(Publisher.t(
                point.kind() == PointKind.MOBILE ? "opendata.portrait.mobile" : "opendata.portrait.fixed",
                giver.network(),
                giver.association(point.association()),
                place.address(),
                place.commune()));
        if (!place.services().isEmpty())
            facts.append(' ')
                    .append(Publisher.t(
                            "opendata.portrait.services",
                            String.join(", ", place.services()).toLowerCase(Locale.FRENCH)));
        return facts.append(' ').append(Publisher.t("opendata.portrait.what")).toString();
    }

    /** The name, as data·inclusion takes it: 3 to 150 characters, without a full stop at its end. */
    static String name(String name) {
        var plain = name.strip().replaceAll("[.…\\s]+$", "");
        if (plain.length() > LONGEST_NAME) plain = whole(plain, LONGEST_NAME);
        return plain.length() < SHORTEST_NAME ? Publisher.t("opendata.portrait.point", plain) : plain;
    }

    private static void add(List<String> texts, @org.jspecify.annotations.Nullable String text) {
        if (text != null && !text.isBlank()) texts.add(text.strip());
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : whole(text, MOST - 1) + "…";
    }

    /** Never half of a character that takes two. */
    private static String whole(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length)
                .strip();
    }
}
