// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activity;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules for an activity to be kept, rule by rule; each refusal says where and what to do. */
final class ActivityRules {
    static final int SHORTEST = 5;
    static final int LONGEST = 24 * 60;
    static final int HEADCOUNT = 9_999;
    static final int COLLEAGUES = 12;
    static final int TITLE = 80;
    static final int SHORTEST_REASON = 3;
    static final int LONGEST_REASON = 300;

    /** How long after it was recorded an activity can be put right whatever its day: one entered late, at midnight. */
    static final Duration SECOND_THOUGHT = Duration.ofMinutes(10);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private ActivityRules() {}

    static List<Problem> ofDayAndPlace(Activity activity, @Nullable Point point, LocalDate today, int oldestDays) {
        var problems = new ArrayList<Problem>();
        if (activity.point() != null && point == null) problems.add(problem("point", "point-unknown"));
        if (point != null && !point.openOn(activity.day()))
            problems.add(problem("point", "point-closed", point.name(), DATE.format(activity.day())));
        if (activity.day().isAfter(today)) problems.add(problem("day", "future"));
        if (activity.day().isBefore(today.minusDays(oldestDays)))
            problems.add(problem("day", "too-old", String.valueOf(oldestDays)));
        return problems;
    }

    /** Problems of all but day and place. */
    static List<Problem> ofContent(Activity activity, Catalogue catalogue, Predicate<UUID> ofTheTeam) {
        var problems = new ArrayList<Problem>();
        var day = DATE.format(activity.day());
        if (activity.kind().isBlank()) problems.add(problem("kind", "kind-missing"));
        else if (!catalogue.isUsable(CodeList.ACTIVITY, activity.kind()))
            problems.add(problem("kind", "code", day, shortened(activity.kind())));
        if (activity.minutes() < SHORTEST || activity.minutes() > LONGEST) problems.add(problem("minutes", "minutes"));
        if (activity.headcount() < 0 || activity.headcount() > HEADCOUNT)
            problems.add(problem("headcount", "headcount", String.valueOf(activity.headcount())));
        var partner = activity.partner();
        if (partner != null && !catalogue.isUsable(CodeList.OPERATOR, partner))
            problems.add(problem("partner", "code", day, shortened(partner)));
        colleagues(activity, ofTheTeam, problems);
        var title = activity.title();
        if (title != null && title.codePointCount(0, title.length()) > TITLE)
            problems.add(problem("title", "title-too-long", String.valueOf(TITLE)));
        return problems;
    }

    private static void colleagues(Activity activity, Predicate<UUID> ofTheTeam, List<Problem> problems) {
        var colleagues = activity.colleagues();
        if (colleagues.size() > COLLEAGUES)
            problems.add(problem("colleagues", "too-many-colleagues", String.valueOf(COLLEAGUES)));
        else if (new HashSet<>(colleagues).size() < colleagues.size() || colleagues.contains(activity.account()))
            problems.add(problem("colleagues", "colleague-twice"));
        else if (!colleagues.stream().allMatch(ofTheTeam)) problems.add(problem("colleagues", "colleague-unknown"));
    }

    /** Whether it can still be put right freely: on its day, or just after it was recorded. */
    static boolean isFree(LocalDate day, LocalDate today, Instant recordedAt, Instant now) {
        return day.equals(today) || now.isBefore(recordedAt.plus(SECOND_THOUGHT));
    }

    /** Problems of a correction that needs a reason, with the one given. */
    static List<Problem> ofLaterChange(LocalDate day, LocalDate today, int oldestDays, @Nullable String reason) {
        if (day.isBefore(today.minusDays(oldestDays)))
            return List.of(problem("activity", "over", String.valueOf(oldestDays)));
        if (reason == null) return List.of(problem("reason", "reason-missing"));
        return ofReason(reason);
    }

    static List<Problem> ofReason(String reason) {
        int length = reason.codePointCount(0, reason.length());
        return length >= SHORTEST_REASON && length <= LONGEST_REASON
                ? List.of()
                : List.of(problem(
                        "reason", "reason-length", String.valueOf(SHORTEST_REASON), String.valueOf(LONGEST_REASON)));
    }

    static Problem problem(String field, String key, String... args) {
        return Problem.of(field, "activities.problem." + key, args);
    }

    private static String shortened(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40) + "…";
    }
}
