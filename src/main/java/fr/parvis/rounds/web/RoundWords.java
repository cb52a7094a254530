// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.NetworkWords;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.tours.Frequency;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words that pages of tours share: hours, places, states and validities. */
final class RoundWords {
    private RoundWords() {}

    static String state(Occurrence o) {
        var change = o.change();
        var minutes = change == null ? null : change.minutes();
        return o.state() == Rounds.State.LATE && minutes != null
                ? t("rounds.told.late", minutes)
                : t("rounds.state." + o.state());
    }

    static String hours(Occurrence o) {
        return t("rounds.hours", Words.time(o.from().toLocalTime()), NetworkWords.until(o.to().toLocalTime()));
    }

    /** Address of a halt; of one that is elsewhere that day, the commune alone. */
    static String address(Occurrence o) {
        var stop = o.stop();
        return o.state() == Rounds.State.MOVED || stop.address().isEmpty()
                ? stop.commune()
                : stop.address() + ", " + stop.commune();
    }

    static String validity(LocalDate from, @Nullable LocalDate until) {
        return until == null ? t("rounds.validity.from", from) : t("rounds.validity.between", from, until);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static List<Option> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Option(day.name(), day.getDisplayName(TextStyle.FULL, Words.locale())))
                .toList();
    }

    static List<Option> rhythms() {
        return Arrays.stream(Frequency.Rhythm.values())
                .map(rhythm -> new Option(rhythm.name(), t("rounds.rhythm." + rhythm)))
                .toList();
    }

    /** Hour and minute of an instant, in a zone. */
    static String time(Instant at, ZoneId zone) {
        return Words.time(LocalTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES));
    }
}
