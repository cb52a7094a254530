// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Hours in the syntax of OpenStreetMap, for modules that have times of their own: the same grammar and holidays as those of points. */
public interface Timetables {

    /** Meaning of a text, or why it has none. */
    sealed interface Reading {
        record Readable(Timetable timetable) implements Reading {}

        /** @param key message key of the sentence to show */
        record Unreadable(String key, List<Object> args) implements Reading {}
    }

    /** Hours laid on the calendar of a department. */
    interface Timetable {
        /** Spans on that day when the place is surely open, in order; local time of the place. */
        List<Span> on(LocalDate day);
    }

    /** A stretch of local time; it may end after midnight. */
    record Span(LocalDateTime from, LocalDateTime to) {}

    /**
     * Days on which a point is exceptionally closed, both included.
     *
     * @param reason for the public; may be empty
     */
    record Closed(LocalDate first, LocalDate last, String reason) {
        public boolean on(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** @param department code of the official geographic code: its public holidays are those that count */
    Reading read(String hours, String department);

    /**
     * Hours as a person reads them.
     *
     * @param days the week, then public holidays and single days that are otherwise; none where the text cannot be read
     * @param open those of the week on which it opens
     * @param whole whether that is all of it: else it is the week that runs, and other weeks may be otherwise
     */
    record InWords(List<HoursTold.Days> days, List<HoursTold.Days> open, boolean whole) {}

    /** In the words of a language; of a place whose department, and so whose holidays, need not be known. */
    InWords inWords(String hours, Locale locale);

    boolean isPublicHoliday(LocalDate day, String department);

    /** The days on which points are closed as a whole, those long over too; nothing of a point that never was. */
    Map<UUID, List<Closed>> closures(Collection<UUID> points);
}
