// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.activities.ActivitiesSettings;
import fr.parvis.activities.Activity;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks an activity against the rules, with the points, team and nomenclature that they need. */
@Component
class JudgeActivity {

    /** The judgement, and the activity as it would be kept. */
    record Judged(Activity activity, List<Problem> problems) {}

    private final Points points;
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final Clock clock;
    private final int oldestDays;

    JudgeActivity(
            Points points,
            Accounts accounts,
            Nomenclature nomenclature,
            LocalDays localDays,
            Clock clock,
            ActivitiesSettings settings) {
        this.points = points;
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.clock = clock;
        this.oldestDays = settings.oldestDays();
    }

    /** @param account account whose activity it is */
    Judged handle(Activity given, UUID account, int version) {
        var activity = tidy(given, Asking.association(), account, version);
        var at = activity.point();
        var point = at == null ? null : points.findOurs(at).orElse(null);
        var problems =
                new ArrayList<>(ActivityRules.ofDayAndPlace(activity, point, localDays.today(point), oldestDays));
        var team = activity.colleagues().isEmpty()
                ? List.<UUID>of()
                : accounts.ours().stream().map(Account::id).collect(Collectors.toList());
        problems.addAll(ActivityRules.ofContent(activity, nomenclature.on(activity.day()), team::contains));
        return new Judged(activity, problems);
    }

    /** Problems of changing an activity now, with that reason. */
    List<Problem> ofChange(RecordedActivity found, @Nullable String reason) {
        if (found.elsewhere()) return List.of(ActivityRules.problem("activity", "elsewhere"));
        if (isFree(found)) return reason == null ? List.of() : ActivityRules.ofReason(reason);
        return ActivityRules.ofLaterChange(found.activity().day(), today(found.activity()), oldestDays, reason);
    }

    /** Whether it can be changed without saying why. */
    boolean isFree(RecordedActivity found) {
        return ActivityRules.isFree(
                found.activity().day(), today(found.activity()), found.recordedAt(), clock.instant());
    }

    /** Whether it can be changed at all, with a reason if need be. */
    boolean isOpen(RecordedActivity found) {
        if (found.elsewhere()) return false;
        return isFree(found)
                || !found.activity().day().isBefore(today(found.activity()).minusDays(oldestDays));
    }

    int oldestDays() {
        return oldestDays;
    }

    Instant now() {
        return clock.instant();
    }

    private LocalDate today(Activity activity) {
        var at = activity.point();
        return localDays.todayAt(at);
    }

    static @Nullable String orNothing(@Nullable String text) {
        if (text == null) return null;
        // the database keeps no NUL, and half a surrogate pair is no character
        var clean =
                text.replace("\0", "").replaceAll("[\\uD800-\\uDFFF]", "\uFFFD").strip();
        return clean.isEmpty() ? null : clean;
    }

    private static Activity tidy(Activity given, UUID association, UUID account, int version) {
        var title = orNothing(given.title());
        return new Activity(
                given.id(),
                association,
                given.point(),
                given.day(),
                given.kind().strip(),
                given.minutes(),
                given.headcount(),
                orNothing(given.partner()),
                account,
                List.copyOf(given.colleagues()),
                title == null ? null : title.replaceAll("\\s+", " "),
                version);
    }
}
