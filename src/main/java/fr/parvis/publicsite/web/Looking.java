// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Search of somebody, as it stands in the address of the page: where, and with which filters. Nothing of it is kept. An empty text is
 * a filter that was not chosen.
 *
 * @param q text typed: "29200", "Brest", "29200 Brest"
 * @param commune its code in the official geographic code, chosen among several of much the same name
 * @param lat and {@code lon}: degrees (WGS 84) that a device gave, rounded to three decimals before they left it
 * @param service one of {@code papiers}, {@code factures}, {@code energie}, {@code sante}, {@code travail}, {@code numerique}, {@code lettre}
 * @param ouvert {@code maintenant}, {@code aujourdhui}, {@code demain}, {@code samedi}, or a local day and time: {@code 2026-12-01T10:00}
 * @param accessible {@code oui}: fit for people who find it hard to move about
 * @param langue {@code anglais} or {@code autres}: what the national standard can say
 * @param genre {@code fixe}, {@code mobile} or {@code permanence}
 * @param rayon kilometres as the crow flies
 */
public record Looking(
        String q,
        String commune,
        String lat,
        String lon,
        String service,
        String ouvert,
        String accessible,
        String langue,
        String genre,
        String rayon) {
    private static final int LONGEST = 100;

    private static final Set<String> PLACE = Set.of("q", "commune", "lat", "lon");

    /** @param asked the parameters of an address; those that are not ours are left out */
    public static Looking of(Map<String, String> asked) {
        return new Looking(
                text(asked, "q"),
                text(asked, "commune"),
                text(asked, "lat"),
                text(asked, "lon"),
                text(asked, "service"),
                // a day and time that was chosen says more than a word
                text(asked, text(asked, "quand").isEmpty() ? "ouvert" : "quand"),
                text(asked, "accessible"),
                text(asked, "langue"),
                text(asked, "genre"),
                text(asked, "rayon"));
    }

    private static String text(Map<String, String> asked, String name) {
        var text = asked.getOrDefault(name, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Whether a place was said at all. */
    public boolean somewhere() {
        return !q.isEmpty() || !commune.isEmpty() || hasPosition();
    }

    public boolean hasPosition() {
        return !lat.isEmpty() || !lon.isEmpty();
    }

    /** Whether something beside the place was chosen. */
    public boolean filtered() {
        return !(service + ouvert + accessible + langue + genre + rayon).isEmpty();
    }

    /** The place alone. */
    public String queryOfPlace() {
        var all = parameters();
        all.keySet().retainAll(PLACE);
        return query(all);
    }

    /** The parameters that say something, by their names in the address, in order. */
    public Map<String, String> parameters() {
        var all = new LinkedHashMap<String, String>();
        all.put("q", q);
        all.put("commune", commune);
        all.put("lat", lat);
        all.put("lon", lon);
        all.put("service", service);
        all.put("ouvert", ouvert);
        all.put("accessible", accessible);
        all.put("langue", langue);
        all.put("genre", genre);
        all.put("rayon", rayon);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** Query string of an address, without its question mark; empty when nothing is looked for. */
    public String query() {
        return query(parameters());
    }

    /** With one parameter otherwise: a filter taken off (an empty text), another commune. */
    public String queryWith(String name, String value) {
        var all = parameters();
        if (name.equals("commune")) {
            all.remove("lat");
            all.remove("lon");
            all.remove("q");
        }
        if (value.isEmpty()) all.remove(name);
        else all.put(name, value);
        return query(all);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
