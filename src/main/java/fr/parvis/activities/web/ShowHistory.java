// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.access.Accounts;
import fr.parvis.activities.Activity;
import fr.parvis.activities.ActivityRemarks;
import fr.parvis.activities.domain.ActivityList;
import fr.parvis.activities.domain.EarlierVersion;
import fr.parvis.activities.domain.RecordedActivity;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells in words what each correction of an activity changed. */
@Component
class ShowHistory {

    private final ActivityList list;
    private final Points points;
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    ShowHistory(ActivityList list, Points points, Accounts accounts, Nomenclature nomenclature, LocalDays localDays) {
        this.list = list;
        this.points = points;
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    /** Names of people and places. */
    private record Known(Map<UUID, String> accounts, Map<UUID, Point> points, Locale locale) {
        String name(UUID account) {
            return accounts.getOrDefault(account, "—");
        }
    }

    @Transactional(readOnly = true)
    public HistoryPage page(RecordedActivity found, List<ActivityRemarks.Remark> remarks) {
        var known = new Known(
                accounts.names(),
                points.ours().stream().collect(Collectors.toMap(Point::id, Function.identity())),
                Words.locale());
        var steps = new ArrayList<HistoryPage.Step>();
        var after = found.activity();
        for (var earlier : list.earlier(after.id())) {
            steps.add(correction(earlier, after, known));
            after = earlier.activity();
        }
        steps.add(new HistoryPage.Step(
                Words.t("activities.history.recorded"),
                moment(found.recordedAt(), after, known),
                known.name(after.account()),
                null,
                List.of()));
        var now = found.activity();
        return new HistoryPage(
                now.id().toString(),
                Words.t(
                        "activities.said-on",
                        ActivitySummary.activity(now, nomenclature.on(now.day())),
                        Words.longDate(now.day())),
                found.cancelled(),
                remarks,
                steps);
    }

    private HistoryPage.Step correction(EarlierVersion earlier, Activity after, Known known) {
        var changes = changes(earlier.activity(), after, known);
        return new HistoryPage.Step(
                Words.t(changes.isEmpty() ? "activities.history.given-back" : "activities.history.corrected"),
                moment(earlier.replacedAt(), after, known),
                known.name(earlier.replacedBy()),
                earlier.reason(),
                changes);
    }

    private List<HistoryPage.Change> changes(Activity before, Activity after, Known known) {
        var changes = new Comparison(before, after);
        changes.of("kind", a -> label(CodeList.ACTIVITY, a.kind(), a, known.locale));
        changes.of("minutes", a -> Words.duration(a.minutes()));
        changes.of("headcount", a -> Words.number(a.headcount()));
        changes.of("day", a -> Words.date(a.day()));
        changes.of("point", a -> place(a.point(), known));
        changes.of("partner", a -> label(CodeList.OPERATOR, a.partner(), a, known.locale));
        changes.of("colleagues", a -> a.colleagues().stream().map(known::name).collect(Collectors.joining(", ")));
        changes.of("title", a -> a.title() == null ? "" : a.title());
        return changes.found;
    }

    /** Fields that two versions say differently. */
    private record Comparison(Activity before, Activity after, List<HistoryPage.Change> found) {
        Comparison(Activity before, Activity after) {
            this(before, after, new ArrayList<>());
        }

        void of(String field, Function<Activity, String> said) {
            var was = said.apply(before);
            var is = said.apply(after);
            if (!was.equals(is)) found.add(new HistoryPage.Change(Words.t("activities.field." + field), was, is));
        }
    }

    private String label(CodeList codes, @Nullable String code, Activity activity, Locale locale) {
        return code == null ? "" : nomenclature.on(activity.day()).label(codes, code, locale);
    }

    private static String place(@Nullable UUID at, Known known) {
        var point = at == null ? null : known.points.get(at);
        return point == null ? Words.t("activities.everywhere") : point.name();
    }

    private String moment(Instant at, Activity activity, Known known) {
        var where = activity.point();
        var point = where == null ? null : known.points.get(where);
        var local = at.atZone(localDays.zone(point));
        return Words.t("activities.history.when", Words.date(local.toLocalDate()), Words.time(local.toLocalTime()));
    }
}
