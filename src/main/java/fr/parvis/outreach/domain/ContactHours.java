package fr.parvis.outreach.domain;

import fr.parvis.network.Timetables;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When a household may decently be called, written to by SMS, or visited without having asked: Monday to Saturday from 8 to 20, never on Sundays and
 * public holidays, unless the settings {@code parvis.outreach.from-hour} and {@code parvis.outreach.to-hour} are narrower. Hours are those of mainland
 * France: lists of overseas points are worked from there by their own clock, and an hour early or late is theirs to judge.
 */
@Component
class ContactHours {
    /** Letters and mails wait in a box until somebody looks. */
    private static final Set<String> INTRUDING = Set.of("call", "sms", "door");

    private final Timetables timetables;
    private final LocalTime from;
    private final LocalTime to;

    ContactHours(
            Timetables timetables,
            @Value("${parvis.outreach.from-hour:8}") int from,
            @Value("${parvis.outreach.to-hour:20}") int to) {
        if (from < 0 || from >= to || to > 23)
            throw new IllegalArgumentException(
                    "parvis.outreach.from-hour must lie before parvis.outreach.to-hour, both between 0 and 23");
        this.timetables = timetables;
        this.from = LocalTime.of(from, 0);
        this.to = LocalTime.of(to, 0);
    }

    static boolean intrudes(String channel) {
        return INTRUDING.contains(channel);
    }

    /** @param commune INSEE code; public holidays differ in Alsace, Moselle and overseas */
    boolean decent(Instant at, @Nullable String commune) {
        var time = local(at);
        return open(time.toLocalDate(), commune)
                && !time.toLocalTime().isBefore(from)
                && time.toLocalTime().isBefore(to);
    }

    /** That moment, or the first decent one after it. */
    Instant next(Instant at, @Nullable String commune) {
        var time = local(at);
        if (open(time.toLocalDate(), commune) && time.toLocalTime().isBefore(to))
            return time.toLocalTime().isBefore(from)
                    ? instant(time.toLocalDate().atTime(from))
                    : at;
        var day = time.toLocalDate().plusDays(1);
        while (!open(day, commune)) day = day.plusDays(1);
        return instant(day.atTime(from));
    }

    boolean open(LocalDate day, @Nullable String commune) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY && !timetables.isPublicHoliday(day, department(commune));
    }

    static String department(@Nullable String commune) {
        if (commune == null) return "75";
        return commune.startsWith("97") || commune.startsWith("98") ? commune.substring(0, 3) : commune.substring(0, 2);
    }

    static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, EntryTable.HOME);
    }

    static Instant instant(LocalDateTime time) {
        return time.atZone(EntryTable.HOME).toInstant();
    }

    LocalTime from() {
        return from;
    }

    LocalTime to() {
        return to;
    }
}
