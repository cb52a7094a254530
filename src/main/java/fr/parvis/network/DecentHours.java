// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.runtime.SettingRefused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which somebody may decently be contacted: Monday to Saturday between two hours, never on Sundays and public holidays. Hours and days are those of
 * the commune where they live: at noon in Paris it is seven in the morning in Guadeloupe. Where the commune is unknown, those of the mainland.
 */
public final class DecentHours {
    /** Before the last decent minute of a day, so that what is due then has gone by the end of it. */
    private static final Duration IN_TIME = Duration.ofHours(1);

    private final Timetables timetables;
    private final Communes communes;
    private final LocalTime from;
    private final LocalTime to;

    /**
     * @param settings prefix of the two settings, as in {@code PARVIS_MESSAGES}
     * @param from the hour from which, 0 to 22
     * @param to the hour before which, 1 to 23
     */
    public DecentHours(Timetables timetables, Communes communes, String settings, int from, int to) {
        if (from < 0 || from >= to || to > 23)
            throw new SettingRefused(settings + "_FROM_HOUR, " + settings
                    + "_TO_HOUR : la première heure vient avant la dernière, entre 0 et 23.");
        this.timetables = timetables;
        this.communes = communes;
        this.from = LocalTime.of(from, 0);
        this.to = LocalTime.of(to, 0);
    }

    /** @param commune INSEE code; clocks differ overseas, public holidays also in Alsace and Moselle */
    public boolean decent(Instant at, @Nullable String commune) {
        var time = local(at, commune);
        return open(time.toLocalDate(), commune)
                && !time.toLocalTime().isBefore(from)
                && time.toLocalTime().isBefore(to);
    }

    /** The departments in which that moment is decent. */
    public List<String> departments(Instant at) {
        return communes.departments().stream()
                .map(Communes.Department::code)
                .filter(code -> decent(at, communeOf(code)))
                .toList();
    }

    /** That moment, or the first decent one after it. */
    public Instant next(Instant at, @Nullable String commune) {
        var time = local(at, commune);
        if (open(time.toLocalDate(), commune) && time.toLocalTime().isBefore(to))
            return time.toLocalTime().isBefore(from)
                    ? instant(time.toLocalDate().atTime(from), commune)
                    : at;
        var day = time.toLocalDate().plusDays(1);
        while (!open(day, commune)) day = day.plusDays(1);
        return instant(day.atTime(from), commune);
    }

    /** That moment, or the evening of the last decent day before it. */
    public Instant latest(Instant at, @Nullable String commune) {
        if (decent(at, commune)) return at;
        var time = local(at, commune);
        var day = time.toLocalTime().isBefore(from) ? time.toLocalDate().minusDays(1) : time.toLocalDate();
        while (!open(day, commune)) day = day.minusDays(1);
        return instant(day.atTime(to), commune).minus(IN_TIME);
    }

    public boolean open(LocalDate day, @Nullable String commune) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY && !timetables.isPublicHoliday(day, department(commune));
    }

    /** Of a commune; of an unknown one, Paris. */
    public static String department(@Nullable String commune) {
        if (commune == null) return "75";
        return commune.startsWith("97") || commune.startsWith("98") ? commune.substring(0, 3) : commune.substring(0, 2);
    }

    /** A commune of a department: any will do, a department has one clock. */
    public static String communeOf(String department) {
        return department.length() == 3 ? department + "01" : department + "001";
    }

    /** The local time of a commune. */
    public LocalDateTime local(Instant at, @Nullable String commune) {
        return LocalDateTime.ofInstant(at, communes.zone(commune));
    }

    public Instant instant(LocalDateTime time, @Nullable String commune) {
        return time.atZone(communes.zone(commune)).toInstant();
    }

    public int from() {
        return from.getHour();
    }

    public int to() {
        return to.getHour();
    }
}
