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
     * @param of request; empty for the visit itself
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
        var visit = new Part("");
        visit.field("point", before.point(), after.point(), pointName);
        visit.code("presence", CodeList.PRESENCE, before.presence(), after.presence());
        visit.field(
                "direction",
                before.direction(),
                after.direction(),
                direction -> Words.t(locale, "visits.direction." + direction));
        visit.field("time", before.startedAt(), after.startedAt(), at -> Words.time(LocalTime.ofInstant(at, zone)));
        visit.field("persons", before.persons(), after.persons(), String::valueOf);
        visit.field(
                "mediators",
                before.mediators(),
                after.mediators(),
                all -> all.stream().map(accountName).collect(Collectors.joining(", ")));
        visit.code("ageBand", CodeList.AGE_BAND, before.ageBand(), after.ageBand());
        visit.code("gender", CodeList.GENDER, before.gender(), after.gender());
        visit.code("situation", CodeList.SITUATION, before.situation(), after.situation());
        visit.code("language", CodeList.LANGUAGE, before.language(), after.language());
        visit.field("commune", before.commune(), after.commune(), commune::apply);
        visit.field(
                "firstVisit",
                before.firstVisit(),
                after.firstVisit(),
                first -> Words.t(locale, first ? "visits.yes" : "visits.no"));
        visit.code("partner", CodeList.OPERATOR, before.partner(), after.partner());
        requests(before.requests(), after.requests());
        return List.copyOf(changes);
    }

    private void requests(List<Visit.Request> before, List<Visit.Request> after) {
        for (int i = 0; i < before.size(); i++) {
            var old = before.get(i);
            var of = name(i, before.size());
            var now = after.stream().filter(r -> r.id().equals(old.id())).findFirst();
            if (now.isPresent()) request(new Part(of), old, now.get());
            else changes.add(new Change("", of, VisitSummary.request(old, catalogue, locale), nothing()));
        }
        for (int i = 0; i < after.size(); i++) {
            var added = after.get(i);
            if (before.stream().anyMatch(r -> r.id().equals(added.id()))) continue;
            changes.add(
                    new Change("", name(i, after.size()), nothing(), VisitSummary.request(added, catalogue, locale)));
        }
    }

    private static void request(Part part, Visit.Request before, Visit.Request after) {
        part.code("theme", CodeList.THEME, before.theme(), after.theme());
        part.code("operator", CodeList.OPERATOR, before.operator(), after.operator());
        part.code("level", CodeList.LEVEL, before.level(), after.level());
        part.code("result", CodeList.RESULT, before.result(), after.result());
        part.code("blocker", CodeList.BLOCKER, before.blocker(), after.blocker());
        part.field("minutes", before.minutes(), after.minutes(), String::valueOf);
        part.code("support", CodeList.SUPPORT, before.support(), after.support());
        part.code("autonomy", CodeList.AUTONOMY, before.autonomy(), after.autonomy());
        part.code("device", CodeList.DEVICE, before.device(), after.device());
        part.field("note", before.note(), after.note(), text -> text);
    }

    private String name(int position, int of) {
        return of == 1
                ? Words.t(locale, "visits.form.request-first")
                : Words.t(locale, "visits.form.request", position + 1);
    }

    /** Part of a visit: itself, or one of its requests. */
    private final class Part {
        private final String of;

        Part(String of) {
            this.of = of;
        }

        void code(String field, CodeList list, @Nullable String before, @Nullable String after) {
            field(field, before, after, code -> catalogue.brief(list, code, locale));
        }

        <T> void field(String field, @Nullable T before, @Nullable T after, Function<T, String> words) {
            if (Objects.equals(before, after)) return;
            var old = before == null ? nothing() : words.apply(before);
            var now = after == null ? nothing() : words.apply(after);
            // the seconds of a time may differ, and nobody sees it
            if (!old.equals(now)) changes.add(new Change(of, Words.t(locale, "visits.field." + field), old, now));
        }
    }

    private String nothing() {
        return Words.t(locale, "visits.history.nothing");
    }
}
