// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.network.Point;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.domain.Habits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The plain form of one visit, by the names of its fields: those of the contract, so that a problem finds its field.
 *
 * @param values values typed or proposed
 * @param mediators the one who records first
 * @param rows requests that the form shows, some of them empty
 */
public record VisitForm(Map<String, String> values, List<String> mediators, int rows) {
    /** Requests on an empty form. */
    static final int ROWS = 3;

    static final int ROWS_AT_MOST = 20;

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public String request(int row, String name) {
        return value("requests[" + row + "]." + name);
    }

    /** Whether the row says what was asked: else it is left out. */
    public boolean filled(int row) {
        return !request(row, "theme").isBlank()
                || !request(row, "operator").isBlank()
                || !request(row, "note").isBlank();
    }

    static VisitForm blank(UUID account, @Nullable Point point, Habits habits, ZonedDateTime now) {
        var values = new LinkedHashMap<String, String>();
        values.put("visit", Ids.next().toString());
        if (point != null) values.put("point", point.id().toString());
        values.put("presence", habits.presence());
        when(values, now);
        values.put("persons", "1");
        for (int row = 0; row < ROWS; row++) emptyRow(values, row, habits);
        return new VisitForm(values, List.of(account.toString()), ROWS);
    }

    static VisitForm of(Visit visit, ZoneId zone, Habits habits, String commune) {
        var values = new LinkedHashMap<String, String>();
        values.put("visit", visit.id().toString());
        values.put("basedOn", String.valueOf(visit.version()));
        values.put("startedExactly", visit.startedAt().toString());
        values.put("point", visit.point().toString());
        values.put("presence", visit.presence());
        values.put("direction", visit.direction().name());
        when(values, visit.startedAt().atZone(zone));
        values.put("persons", String.valueOf(visit.persons()));
        put(values, "ageBand", visit.ageBand());
        put(values, "gender", visit.gender());
        put(values, "situation", visit.situation());
        put(values, "commune", commune);
        put(values, "language", visit.language());
        put(values, "partner", visit.partner());
        put(
                values,
                "firstVisit",
                visit.firstVisit() == null ? null : visit.firstVisit().toString());
        int rows = Math.clamp(visit.requests().size() + 1L, ROWS, ROWS_AT_MOST);
        for (int row = 0; row < rows; row++) {
            emptyRow(values, row, habits);
            if (row >= visit.requests().size()) continue;
            var request = visit.requests().get(row);
            var at = "requests[" + row + "].";
            values.put(at + "request", request.id().toString());
            values.put(at + "theme", request.theme());
            put(values, at + "operator", request.operator());
            values.put(at + "level", request.level());
            values.put(at + "result", request.result());
            put(values, at + "blocker", request.blocker());
            values.put(at + "minutes", String.valueOf(request.minutes()));
            put(values, at + "support", request.support());
            put(values, at + "autonomy", request.autonomy());
            put(values, at + "device", request.device());
            put(values, at + "note", request.note());
        }
        return new VisitForm(
                values, visit.mediators().stream().map(UUID::toString).toList(), rows);
    }

    /** Form as it was sent. */
    static VisitForm of(MultiValueMap<String, String> sent) {
        var values = new LinkedHashMap<String, String>();
        sent.forEach((name, given) -> values.put(name, given.isEmpty() ? "" : given.getFirst()));
        int rows = 0;
        while (rows < ROWS_AT_MOST && values.containsKey("requests[" + rows + "].request")) rows++;
        return new VisitForm(values, List.copyOf(sent.getOrDefault("mediators", List.of())), rows);
    }

    VisitForm with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new VisitForm(changed, mediators, rows);
    }

    /** Visit that the form describes, without values that cannot be read: those are added to the problems. */
    Visit toVisit(ZoneId zone, Direction usual, @Nullable String commune, Problems problems) {
        var requests = new ArrayList<Visit.Request>();
        for (int row = 0; row < rows; row++) if (filled(row)) requests.add(toRequest(row, problems));
        return new Visit(
                id(value("visit")),
                Ids.NIL,
                id(value("point")),
                LocalDate.EPOCH,
                startedAt(zone, problems),
                value("presence"),
                value("direction").equals("OUTGOING")
                        ? Direction.OUTGOING
                        : value("direction").equals("INCOMING") ? Direction.INCOMING : usual,
                mediators.stream().map(VisitForm::id).distinct().toList(),
                number("persons", 1, problems),
                value("ageBand"),
                value("gender"),
                value("situation"),
                commune,
                value("language"),
                value("firstVisit").isEmpty() ? null : Boolean.valueOf(value("firstVisit")),
                value("partner"),
                null,
                requests,
                number("basedOn", 0, problems));
    }

    /** The field of the form that a problem of the visit is about; the form itself when there is no such field. */
    String field(String ofVisit) {
        if (ofVisit.equals("visit") || ofVisit.endsWith(".request")) return "";
        if (ofVisit.equals("requests")) return "requests[0].theme";
        if (!ofVisit.startsWith("requests[")) return ofVisit;
        int end = ofVisit.indexOf(']');
        int nth = Integer.parseInt(ofVisit.substring("requests[".length(), end));
        for (int row = 0; row < rows; row++)
            if (filled(row) && nth-- == 0) return "requests[" + row + "]" + ofVisit.substring(end + 1);
        return "";
    }

    private Visit.Request toRequest(int row, Problems problems) {
        return new Visit.Request(
                id(request(row, "request")),
                request(row, "theme"),
                request(row, "operator"),
                request(row, "level"),
                request(row, "result"),
                request(row, "blocker"),
                number("requests[" + row + "].minutes", 0, problems),
                request(row, "support"),
                request(row, "autonomy"),
                request(row, "device"),
                request(row, "note"));
    }

    private int number(String name, int otherwise, Problems problems) {
        var text = value(name).strip();
        if (text.isEmpty()) return otherwise;
        if (text.matches("-?\\d{1,6}")) return Integer.parseInt(text);
        problems.add(name, Words.t("visits.problem.number"));
        return otherwise;
    }

    /** To the minute, as the fields show it; a correction that does not touch the time keeps its seconds. */
    private Instant startedAt(ZoneId zone, Problems problems) {
        var day = FormFields.day(value("startedAt"));
        var time = FormFields.time(value("startedAtTime"));
        try {
            if (day != null && time != null) {
                var typed = day.atTime(time).atZone(zone).toInstant();
                if (value("startedExactly").isEmpty()) return typed;
                var exact = Instant.parse(value("startedExactly"));
                return exact.truncatedTo(ChronoUnit.MINUTES).equals(typed) ? exact : typed;
            }
        } catch (DateTimeParseException e) {
            // as one that is missing
        }
        problems.add("startedAt", Words.t("visits.problem.date"));
        return Instant.EPOCH;
    }

    static UUID id(String text) {
        return Objects.requireNonNullElse(FormFields.id(text), Ids.NIL);
    }

    private static void when(Map<String, String> values, ZonedDateTime at) {
        values.put("startedAt", at.toLocalDate().toString());
        values.put(
                "startedAtTime",
                at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
    }

    private static void emptyRow(Map<String, String> values, int row, Habits habits) {
        var at = "requests[" + row + "].";
        values.put(at + "request", Ids.next().toString());
        values.put(at + "level", habits.level());
        values.put(at + "result", habits.result());
        values.put(at + "minutes", String.valueOf(habits.minutes()));
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) values.put(name, value);
    }
}
