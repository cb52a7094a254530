// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.shell.FormFields;
import fr.parvis.visits.Direction;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Filter of visits; nothing where all will do. What is said of a request is said of one and the same request. As text it
 * is what stands in the address of the list: {@code du}, {@code au}, {@code point}, {@code mediateur}, {@code equipe},
 * {@code theme}, {@code operateur}, {@code niveau}, {@code resultat}, {@code blocage}, {@code presence}, {@code sens},
 * {@code partenaire}, {@code age}, {@code premiere}.
 *
 * @param from first day
 * @param to last day
 * @param mediator who was there or recorded it
 * @param theme code of a theme or of a family
 * @param blocker code of a wall, or {@value #ANY} for any
 */
public record VisitFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID point,
        @Nullable UUID mediator,
        @Nullable String team,
        @Nullable String theme,
        @Nullable String operator,
        @Nullable String level,
        @Nullable String result,
        @Nullable String blocker,
        @Nullable String presence,
        @Nullable Direction direction,
        @Nullable String partner,
        @Nullable String ageBand,
        @Nullable Boolean firstVisit) {

    /** A blocker, whichever. */
    public static final String ANY = "tous";

    /** Names of the filters in an address; those that {@link #said} tells. */
    public static final List<String> NAMES = List.of(
            "du",
            "au",
            "point",
            "mediateur",
            "equipe",
            "theme",
            "operateur",
            "niveau",
            "resultat",
            "blocage",
            "presence",
            "sens",
            "partenaire",
            "age",
            "premiere");

    private static final int EARLIEST = 1900;
    private static final int LATEST = 9999;

    /** Reads what an address says; what cannot be read is left out. */
    public static VisitFilter of(Map<String, String> said) {
        return new VisitFilter(
                day(said.get("du")),
                day(said.get("au")),
                FormFields.id(said.get("point")),
                FormFields.id(said.get("mediateur")),
                team(said.get("equipe")),
                code(said.get("theme")),
                code(said.get("operateur")),
                code(said.get("niveau")),
                code(said.get("resultat")),
                code(said.get("blocage")),
                code(said.get("presence")),
                direction(said.get("sens")),
                code(said.get("partenaire")),
                code(said.get("age")),
                yesOrNo(said.get("premiere")));
    }

    /** Reads what {@link #text} wrote. */
    public static VisitFilter parse(String text) {
        var said = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                said.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return of(said);
    }

    /** What is said, by the names of the address, in their order. */
    public Map<String, String> said() {
        var said = new LinkedHashMap<String, String>();
        put(said, "du", from);
        put(said, "au", to);
        put(said, "point", point);
        put(said, "mediateur", mediator);
        put(said, "equipe", team);
        put(said, "theme", theme);
        put(said, "operateur", operator);
        put(said, "niveau", level);
        put(said, "resultat", result);
        put(said, "blocage", blocker);
        put(said, "presence", presence);
        put(said, "sens", direction == null ? null : direction == Direction.OUTGOING ? "sortante" : "entrante");
        put(said, "partenaire", partner);
        put(said, "age", ageBand);
        put(said, "premiere", firstVisit == null ? null : firstVisit ? "oui" : "non");
        return said;
    }

    /** {@code du=2026-11-01&operateur=caf}. */
    public String text() {
        return said().entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The same for one mediator's visits. */
    public VisitFilter of(UUID account) {
        return new VisitFilter(
                from,
                to,
                point,
                account,
                team,
                theme,
                operator,
                level,
                result,
                blocker,
                presence,
                direction,
                partner,
                ageBand,
                firstVisit);
    }

    /** The same over a period. */
    public VisitFilter during(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new VisitFilter(
                first,
                last,
                point,
                mediator,
                team,
                theme,
                operator,
                level,
                result,
                blocker,
                presence,
                direction,
                partner,
                ageBand,
                firstVisit);
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        if (value != null) said.put(name, value.toString());
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        var day = FormFields.day(text);
        return day == null || day.getYear() < EARLIEST || day.getYear() > LATEST ? null : day;
    }

    private static @Nullable String code(@Nullable String text) {
        return text != null && text.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,79}") ? text : null;
    }

    private static @Nullable String team(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > 60 || text.indexOf(0) >= 0 ? null : text;
    }

    private static @Nullable Direction direction(@Nullable String text) {
        return "sortante".equals(text) ? Direction.OUTGOING : "entrante".equals(text) ? Direction.INCOMING : null;
    }

    private static @Nullable Boolean yesOrNo(@Nullable String text) {
        return "oui".equals(text) ? Boolean.TRUE : "non".equals(text) ? Boolean.FALSE : null;
    }
}
