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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Filter of visits; nothing where all will do. What is said of a request is said of one and the same request. As text it
 * is what stands in the address of the list: {@code du}, {@code au}, {@code point}, {@code mediateur}, {@code equipe},
 * {@code theme}, {@code operateur}, {@code niveau}, {@code resultat}, {@code blocage}, {@code presence}, {@code sens},
 * {@code partenaire}, {@code age}, {@code premiere}, {@code assures}.
 *
 * @param from first day
 * @param to last day
 * @param mediator mediator that was there or recorded it
 * @param theme code of a theme or of a family
 * @param blocker code of a blocker, or {@value #ANY} for any
 * @param attended whether the mediator was there; to have recorded it is not enough. Of all mediators it leaves nothing out
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
        @Nullable Boolean firstVisit,
        boolean attended) {

    /** A blocker, whichever. */
    public static final String ANY = "tous";

    private record Field(String name, Function<VisitFilter, @Nullable Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("du", VisitFilter::from),
            new Field("au", VisitFilter::to),
            new Field("point", VisitFilter::point),
            new Field("mediateur", VisitFilter::mediator),
            new Field("equipe", VisitFilter::team),
            new Field("theme", VisitFilter::theme),
            new Field("operateur", VisitFilter::operator),
            new Field("niveau", VisitFilter::level),
            new Field("resultat", VisitFilter::result),
            new Field("blocage", VisitFilter::blocker),
            new Field("presence", VisitFilter::presence),
            new Field("sens", filter -> word(filter.direction())),
            new Field("partenaire", VisitFilter::partner),
            new Field("age", VisitFilter::ageBand),
            new Field("premiere", filter -> word(filter.firstVisit())),
            new Field("assures", filter -> filter.attended() ? "oui" : null));

    /** Names of the filters in an address. */
    public static final List<String> NAMES = FIELDS.stream().map(Field::name).toList();

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
                yesOrNo(said.get("premiere")),
                "oui".equals(said.get("assures")));
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

    /** Values that are set, by the names of the query parameters, in their order. */
    public Map<String, String> said() {
        var said = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var value = field.value().apply(this);
            if (value != null) said.put(field.name(), value.toString());
        }
        return said;
    }

    /** {@code du=2026-11-01&operateur=caf}. */
    public String text() {
        return said().entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** This filter for one mediator's visits. */
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
                firstVisit,
                attended);
    }

    /** This filter over a period. */
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
                firstVisit,
                attended);
    }

    private static @Nullable String word(@Nullable Direction direction) {
        return direction == null ? null : direction == Direction.OUTGOING ? "sortante" : "entrante";
    }

    private static @Nullable String word(@Nullable Boolean answer) {
        return answer == null ? null : answer ? "oui" : "non";
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
