// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.NetworkWords;
import fr.parvis.network.Timetables;
import fr.parvis.rounds.domain.tours.Frequency;
import fr.parvis.rounds.domain.tours.HaltText;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Halts as the public's pages, calendars and feeds say them. */
@Component
class HaltInWords implements HaltText {
    private final Timetables timetables;

    HaltInWords(Timetables timetables) {
        this.timetables = timetables;
    }

    @Override
    public String when(LocalDate day, LocalTime from, LocalTime to, Locale locale) {
        return Words.in(locale)
                .call(() -> t("rounds.told.when", Words.longDate(day), Words.time(from), NetworkWords.until(to)));
    }

    @Override
    public String note(Occurrence occurrence, Locale locale) {
        return Words.in(locale).call(() -> note(occurrence));
    }

    private static String note(Occurrence occurrence) {
        var change = occurrence.change();
        var minutes = change == null ? null : change.minutes();
        var otherwise = switch (occurrence.state()) {
            case PLANNED -> "";
            case CANCELLED -> t("rounds.state.CANCELLED");
            case MOVED -> t("rounds.told.moved", occurrence.place());
            case LATE -> t("rounds.told.late", minutes == null ? 0 : minutes);
            case OTHER_HOURS -> t("rounds.state.OTHER_HOURS");
        };
        return occurrence.note().isEmpty()
                ? otherwise
                : otherwise.isEmpty() ? occurrence.note() : t("rounds.told.why", otherwise, occurrence.note());
    }

    @Override
    public String frequency(String hours, Locale locale) {
        return Words.in(locale).call(() -> StringUtils.capitalize(frequency(hours)));
    }

    /** As the form says it; what says more than a form can is said as the week of a point is. */
    private String frequency(String hours) {
        var plain = Frequency.of(hours);
        if (plain.isPresent()) return FrequencyText.of(plain.get());
        var words = timetables.inWords(hours, Words.locale());
        if (!words.whole() || words.open().isEmpty()) return FrequencyText.of(hours);
        return words.open().stream()
                .map(day -> NetworkWords.line(day.days(), day.hours()))
                .collect(Collectors.joining(". "));
    }
}
