// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.network.PointKind;
import fr.parvis.network.domain.Closure;
import fr.parvis.network.domain.PointSheet;
import fr.parvis.network.domain.hours.OpeningHours;
import fr.parvis.network.domain.hours.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Content of the form of a point, by field name, exactly as it was typed. */
public final class PointForm {
    static final String WEEK = "semaine";
    static final String TEXT = "texte";
    private static final int EMPTY_CLOSURES = 2;

    private final MultiValueMap<String, String> values;

    PointForm(MultiValueMap<String, String> values) {
        this.values = new LinkedMultiValueMap<>(values);
    }

    /** An exceptional closure as its five fields stand in the form. */
    public record ClosureLine(String first, String last, String from, String to, String reason) {
        boolean isEmpty() {
            return (first + last + from + to + reason).isBlank();
        }
    }

    /** The form of a point to be made. */
    static PointForm empty(UUID id, LocalDate today) {
        var form = new PointForm(new LinkedMultiValueMap<>());
        form.set("id", id.toString());
        form.set("sorte", PointKind.FIXED.name());
        form.set("mode", WEEK);
        form.set("feries", "oui");
        form.set("ouverture", today.toString());
        form.set("frais", "Gratuit");
        form.set("acces", "Se présenter");
        form.set("typologie", "PIMMS");
        return form;
    }

    static PointForm of(PointSheet sheet, List<Closure> coming) {
        var form = new PointForm(new LinkedMultiValueMap<>());
        var place = sheet.place();
        form.set("id", sheet.id().toString());
        form.set("version", String.valueOf(sheet.version()));
        form.set("vu", PointFacts.of(sheet, coming).print());
        form.set("association", sheet.association().toString());
        form.set("nom", place.name());
        form.set("sorte", sheet.kind().name());
        form.set("adresse", place.address());
        form.set("complement", place.addressComplement());
        form.set("commune", place.postcode() + " " + place.commune());
        form.set("insee", place.insee());
        form.set("latitude", number(place.latitude()));
        form.set("longitude", number(place.longitude()));
        form.set("telephone", place.phone());
        form.set("courriels", String.join(", ", place.emails()));
        form.set("sites", String.join("\n", place.websites()));
        form.set("presentation", place.summary());
        form.set("detail", place.detail());
        form.set("labels", sheet.labels());
        form.set("services", place.services());
        form.set("typologie", place.typology());
        form.set("publics", place.publics());
        form.set("priseEnCharge", place.specialCare());
        form.set("frais", place.fees());
        form.set("acces", place.access());
        form.set("accompagnement", place.support());
        form.set("programmes", place.programmes());
        form.set("formations", place.training());
        form.set("autresLabels", String.join("\n", place.otherLabels()));
        form.set("accessibilite", place.accessibility());
        form.set("rdv", place.booking());
        form.set("pivot", place.pivot());
        form.set("ouverture", sheet.openedOn().toString());
        form.hours(place.hours());
        for (var closure : coming) {
            var ends = closure.hours() == null
                    ? new String[] {"", ""}
                    : closure.hours().split("-", 2);
            form.values.add("fermeture-debut", closure.first().toString());
            form.values.add("fermeture-fin", closure.last().toString());
            form.values.add("fermeture-de", ends[0]);
            form.values.add("fermeture-a", ends[1]);
            form.values.add("fermeture-motif", closure.reason());
        }
        return form;
    }

    /** A plain week is edited day by day; hours that say more, in their notation, so that nothing of them is lost. */
    private void hours(@Nullable String hours) {
        var week = Optional.ofNullable(hours)
                .map(OpeningHours::parse)
                .filter(OpeningHours.Parsed.class::isInstance)
                .flatMap(parsed -> WeeklyHours.decompose(((OpeningHours.Parsed) parsed).hours()))
                .filter(plain -> plain.exceptions().isEmpty());
        boolean plain = hours == null || week.isPresent();
        set("mode", plain ? WEEK : TEXT);
        set("osm", plain ? "" : hours);
        if (hours == null) set("feries", "oui");
        week.ifPresent(plainWeek -> {
            if (plainWeek.closedOnPublicHolidays()) set("feries", "oui");
            for (var day : DayOfWeek.values()) {
                var spans = plainWeek.on(day);
                for (int i = 0; i < spans.size(); i++) {
                    set(time(day, i, true), spans.get(i).from().toString());
                    set(time(day, i, false), spans.get(i).to().toString());
                }
            }
        });
    }

    /** The name of the field for when a span of a day begins or ends: "j1-de1", "j1-a1". */
    public static String time(DayOfWeek day, int span, boolean begins) {
        return "j" + day.getValue() + (begins ? "-de" : "-a") + (span + 1);
    }

    private static @Nullable String number(@Nullable Double degrees) {
        return degrees == null ? null : degrees.toString();
    }

    private void set(String field, @Nullable String value) {
        values.set(field, value == null ? "" : value);
    }

    private void set(String field, Collection<String> chosen) {
        values.put(field, List.copyOf(chosen));
    }

    /** Text of a field, without spaces around; empty when nothing was typed. */
    public String of(String field) {
        var value = values.getFirst(field);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    public List<String> list(String field) {
        var chosen = values.get(field);
        return chosen == null
                ? List.of()
                : chosen.stream().filter(one -> !one.isBlank()).distinct().toList();
    }

    public boolean has(String field, String value) {
        return list(field).contains(value);
    }

    /** The closures that are filled in. */
    List<ClosureLine> closures() {
        return lines(0).stream().filter(line -> !line.isEmpty()).toList();
    }

    /** The closures and some empty lines for more. */
    public List<ClosureLine> closureLines() {
        return lines(EMPTY_CLOSURES);
    }

    private List<ClosureLine> lines(int empty) {
        int count = values.getOrDefault("fermeture-debut", List.of()).size();
        var lines = new java.util.ArrayList<ClosureLine>();
        for (int i = 0; i < count; i++) {
            var line = new ClosureLine(
                    at("fermeture-debut", i),
                    at("fermeture-fin", i),
                    at("fermeture-de", i),
                    at("fermeture-a", i),
                    at("fermeture-motif", i));
            if (!line.isEmpty()) lines.add(line);
        }
        for (int i = 0; i < empty; i++) lines.add(new ClosureLine("", "", "", "", ""));
        return lines;
    }

    private String at(String field, int index) {
        var all = values.getOrDefault(field, List.of());
        return index < all.size() ? all.get(index).strip() : "";
    }

    /** The same form on what the point has become: fields that only somebody else changed take what they wrote. */
    PointForm onto(PointForm now, Collection<String> changedByOthersOnly) {
        var form = new PointForm(values);
        for (var field : List.of("version", "vu")) form.set(field, now.of(field));
        for (var fact : changedByOthersOnly)
            for (var name : PointFacts.fieldsOf(fact)) {
                form.values.remove(name);
                var theirs = now.values.get(name);
                if (theirs != null) form.values.put(name, theirs);
            }
        return form;
    }
}
