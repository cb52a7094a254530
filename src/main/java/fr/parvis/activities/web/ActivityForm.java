// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.activities.Activity;
import fr.parvis.activities.domain.ActivityLine;
import fr.parvis.activities.domain.SpokenDuration;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** One activity as plain fields: what was typed, also when it is wrong. */
public record ActivityForm(
        String activity,
        String basedOn,
        String kind,
        String minutes,
        String headcount,
        String day,
        String point,
        String partner,
        List<String> colleagues,
        String title,
        String reason) {

    private static final int USUAL = 60;

    static ActivityForm blank(LocalDate today, String point) {
        return new ActivityForm(
                Ids.next().toString(),
                "",
                "",
                Words.duration(USUAL),
                "0",
                today.toString(),
                point,
                "",
                List.of(),
                "",
                "");
    }

    static ActivityForm of(Activity activity) {
        return new ActivityForm(
                activity.id().toString(),
                String.valueOf(activity.version()),
                activity.kind(),
                Words.duration(activity.minutes()),
                String.valueOf(activity.headcount()),
                activity.day().toString(),
                text(activity.point()),
                text(activity.partner()),
                activity.colleagues().stream().map(UUID::toString).toList(),
                text(activity.title()),
                "");
    }

    static ActivityForm of(MultiValueMap<String, String> sent) {
        return new ActivityForm(
                FormFields.text(sent, "activity"),
                FormFields.text(sent, "basedOn"),
                FormFields.text(sent, "kind"),
                FormFields.text(sent, "minutes"),
                FormFields.text(sent, "headcount"),
                FormFields.text(sent, "day"),
                FormFields.text(sent, "point"),
                FormFields.text(sent, "partner"),
                List.copyOf(sent.getOrDefault("colleagues", List.of())),
                FormFields.text(sent, "title"),
                FormFields.text(sent, "reason"));
    }

    /** This form filled with what a typed line says. */
    ActivityForm with(ActivityLine.Understood line) {
        return new ActivityForm(
                activity,
                basedOn,
                line.kind() == null ? "" : line.kind(),
                line.minutes() == null ? minutes : Words.duration(line.minutes()),
                line.headcount() == null ? headcount : String.valueOf(line.headcount()),
                line.day() == null ? day : line.day().toString(),
                point,
                text(line.partner()),
                colleagues,
                line.title(),
                reason);
    }

    ActivityForm basedOn(int version) {
        return new ActivityForm(
                activity,
                String.valueOf(version),
                kind,
                minutes,
                headcount,
                day,
                point,
                partner,
                colleagues,
                title,
                reason);
    }

    /** Whether something stands in the part that is folded away. */
    public boolean saysMore() {
        return !partner.isEmpty() || !title.isEmpty() || !colleagues.isEmpty();
    }

    /** The activity in the form; an unreadable value is added to the problems and becomes one that the rules refuse. */
    Activity read(Problems problems) {
        var lasts = SpokenDuration.minutes(minutes);
        if (lasts.isEmpty()) problems.add("minutes", Words.t("activities.problem.duration"));
        int persons = 0;
        if (headcount.matches("\\d{1,6}")) persons = Integer.parseInt(headcount);
        else if (!headcount.isEmpty()) problems.add("headcount", Words.t("activities.problem.number"));
        var on = Objects.requireNonNullElse(FormFields.day(day, "day", problems), LocalDate.EPOCH);
        var at = FormFields.id(point);
        if (at == null && !point.isEmpty()) problems.add("point", Words.t("activities.problem.point-unknown"));
        var version = FormFields.number(basedOn, 0);
        return new Activity(
                FormFields.idOrNew(activity),
                Ids.NIL,
                at,
                on,
                kind,
                lasts.orElse(0),
                persons,
                partner.isEmpty() ? null : partner,
                Ids.NIL,
                colleagues.stream()
                        .map(text -> {
                            var colleague = FormFields.id(text);
                            return colleague == null ? Ids.NIL : colleague;
                        })
                        .toList(),
                title.isEmpty() ? null : title,
                version);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
