// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visit;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of a correction, field by field, in the words of the form. */
final class WhatChanged {

    /**
     * One field.
     *
     * @param of which request; empty for the visit itself
     */
    record Change(String of, String field, String before, String after) {}

    private final Catalogue catalogue;
    private final Locale locale;
    private final ZoneId zone;
    private final Function<UUID, String> pointName;
    private final Function<UUID, String> accountName;
    private final Function<@Nullable String, String> commune;
    private final List<Change> changes = new ArrayList<>();

    WhatChanged(
            Catalogue catalogue,
            ZoneId zone,
            Function<UUID, String> pointName,
            Function<UUID, String> accountName,
            Function<@Nullable String, String> commune) {
        this.catalogue = catalogue;
        this.locale = Words.locale();
        this.zone = zone;
        this.pointName = pointName;
        this.accountName = accountName;
        this.commune = commune;
    }

    List<Change> between(Visit before, Visit after) {
        changes.clear();
        field("", "point", before.point(), after.point(), pointName);
        code("", "presence", CodeList.PRESENCE, before.presence(), after.presence());
        field(
                "",
                "direction",
                before.direction(),
                after.direction(),
                direction -> Words.t(locale, "visits.direction." + direction));
        field("", "time", before.startedAt(), after.startedAt(), at -> Words.time(LocalTime.ofInstant(at, zone)));
        field("", "persons", before.persons(), after.persons(), String::valueOf);
        field(
                "",
                "mediators",
                before.mediators(),
                after.mediators(),
                all -> all.stream().map(accountName).collect(Collectors.joining(", ")));
        code("", "ageBand", CodeList.AGE_BAND, before.ageBand(), after.ageBand());
        code("", "gender", CodeList.GENDER, before.gender(), after.gender());
        code("", "situation", CodeList.SITUATION, before.situation(), after.situation());
        code("", "language", CodeList.LANGUAGE, before.language(), after.language());
        field("", "commune", before.commune(), after.commune(), commune::apply);
        field(
                "",
                "firstVisit",
                before.firstVisit(),
                after.firstVisit(),
                first -> Words.t(locale, first ? "visits.yes" : "visits.no"));
        code("", "partner", CodeList.OPERATOR, before.partner(), after.partner());
        requests(before.requests(), after.requests());
        return List.copyOf(changes);
    }

    private void requests(List<Visit.Request> before, List<Visit.Request> after) {
        for (int i = 0; i < before.size(); i++) {
            var old = before.get(i);
            var of = name(i, before.size());
            var now = after.stream().filter(r -> r.id().equals(old.id())).findFirst();
            if (now.isPresent()) request(of, old, now.get());
            else changes.add(new Change("", of, VisitSummary.request(old, catalogue, locale), nothing()));
        }
        for (int i = 0; i < after.size(); i++) {
            var added = after.get(i);
            if (before.stream().anyMatch(r -> r.id().equals(added.id()))) continue;
            changes.add(
                    new Change("", name(i, after.size()), nothing(), VisitSummary.request(added, catalogue, locale)));
        }
    }

    private void request(String of, Visit.Request before, Visit.Request after) {
        code(of, "theme", CodeList.THEME, before.theme(), after.theme());
        code(of, "operator", CodeList.OPERATOR, before.operator(), after.operator());
        code(of, "level", CodeList.LEVEL, before.level(), after.level());
        code(of, "result", CodeList.RESULT, before.result(), after.result());
        code(of, "blocker", CodeList.BLOCKER, before.blocker(), after.blocker());
        field(of, "minutes", before.minutes(), after.minutes(), String::valueOf);
        code(of, "support", CodeList.SUPPORT, before.support(), after.support());
        code(of, "autonomy", CodeList.AUTONOMY, before.autonomy(), after.autonomy());
        code(of, "device", CodeList.DEVICE, before.device(), after.device());
        field(of, "note", before.note(), after.note(), text -> text);
    }

    private String name(int position, int of) {
        return of == 1
                ? Words.t(locale, "visits.form.request-first")
                : Words.t(locale, "visits.form.request", position + 1);
    }

    private void code(String of, String field, CodeList list, @Nullable String before, @Nullable String after) {
        field(of, field, before, after, code -> catalogue.brief(list, code, locale));
    }

    private <T> void field(String of, String field, @Nullable T before, @Nullable T after, Function<T, String> words) {
        if (Objects.equals(before, after)) return;
        var old = before == null ? nothing() : words.apply(before);
        var now = after == null ? nothing() : words.apply(after);
        // the seconds of a time may differ, and nobody sees it
        if (!old.equals(now)) changes.add(new Change(of, Words.t(locale, "visits.field." + field), old, now));
    }

    private String nothing() {
        return Words.t(locale, "visits.history.nothing");
    }
}
