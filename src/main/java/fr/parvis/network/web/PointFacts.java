// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.network.domain.Closure;
import fr.parvis.network.domain.PointSheet;
import fr.parvis.shell.Words;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a sheet, one by one in words: what two persons who changed the same point at once are shown, and a short print
 * of it that the form carries, so that one can tell who changed what.
 */
record PointFacts(Map<String, String> byName) {

    static PointFacts of(PointSheet sheet, List<Closure> coming) {
        var place = sheet.place();
        var facts = new LinkedHashMap<String, String>();
        facts.put("nom", place.name());
        facts.put("sorte", sheet.kind().name());
        facts.put("adresse", place.address());
        facts.put("complement", text(place.addressComplement()));
        facts.put("commune", place.postcode() + " " + place.commune());
        facts.put(
                "position",
                place.latitude() == null || place.longitude() == null
                        ? ""
                        : place.latitude() + " ; " + place.longitude());
        facts.put("telephone", text(place.phone()));
        facts.put("courriels", String.join(", ", place.emails()));
        facts.put("sites", String.join(", ", place.websites()));
        facts.put("presentation", text(place.summary()));
        facts.put("detail", text(place.detail()));
        facts.put("labels", sorted(List.copyOf(sheet.labels())));
        facts.put("services", sorted(place.services()));
        facts.put("typologie", sorted(place.typology()));
        facts.put("publics", sorted(place.publics()));
        facts.put("priseEnCharge", sorted(place.specialCare()));
        facts.put("frais", sorted(place.fees()));
        facts.put("acces", sorted(place.access()));
        facts.put("accompagnement", sorted(place.support()));
        facts.put("programmes", sorted(place.programmes()));
        facts.put("formations", sorted(place.training()));
        facts.put("autresLabels", sorted(place.otherLabels()));
        facts.put("accessibilite", text(place.accessibility()));
        facts.put("rdv", text(place.booking()));
        facts.put("pivot", text(place.pivot()));
        facts.put("ouverture", Words.date(sheet.openedOn()));
        facts.put("horaires", text(place.hours()));
        facts.put(
                "fermetures",
                coming.stream().map(closure -> closure.period().compose()).collect(Collectors.joining(" ; ")));
        return new PointFacts(facts);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String sorted(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Eight characters for each fact. */
    String print() {
        return byName.values().stream()
                .map(fact -> "%08x".formatted(fact.hashCode()))
                .collect(Collectors.joining("."));
    }

    /** Names of the facts that are no longer as in a print; all of them when it is none. */
    List<String> changedSince(String print) {
        var then = print.split("\\.");
        var now = print().split("\\.");
        var changed = new ArrayList<String>();
        int i = 0;
        for (var name : byName.keySet()) {
            if (i >= then.length || !Objects.equals(then[i], now[i])) changed.add(name);
            i++;
        }
        return changed;
    }

    /** A fact in the words of the page. */
    String said(String name) {
        var value = byName.getOrDefault(name, "");
        if (name.equals("sorte")) return Words.t("network.kind." + value);
        return name.equals("labels")
                ? java.util.Arrays.stream(value.split(", "))
                        .filter(label -> !label.isEmpty())
                        .map(label -> Words.t("network.label." + label))
                        .collect(Collectors.joining(", "))
                : value;
    }

    /** The fields of the form that say a fact. */
    static List<String> fieldsOf(String fact) {
        return switch (fact) {
            case "commune" -> List.of("commune", "insee", "communeChoix");
            case "position" -> List.of("latitude", "longitude");
            case "horaires" -> {
                var fields = new ArrayList<>(List.of("mode", "osm", "feries"));
                for (var day : DayOfWeek.values())
                    for (int span = 0; span < 2; span++) {
                        fields.add(PointForm.time(day, span, true));
                        fields.add(PointForm.time(day, span, false));
                    }
                yield fields;
            }
            case "fermetures" ->
                List.of("fermeture-debut", "fermeture-fin", "fermeture-de", "fermeture-a", "fermeture-motif");
            default -> List.of(fact);
        };
    }
}
