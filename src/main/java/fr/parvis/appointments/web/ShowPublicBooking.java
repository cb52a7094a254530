// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.appointments.domain.BookOneself;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parts that the public's pages of appointments share: free times, papers, refusals. */
@Component
class ShowPublicBooking {
    private final BookOneself book;
    private final LocalDays localDays;

    ShowPublicBooking(BookOneself book, LocalDays localDays) {
        this.book = book;
        this.localDays = localDays;
    }

    /**
     * Free times, one option for each, with any mediator.
     *
     * @param day the day asked for; null for the first ones
     */
    List<Option> times(Motive motive, UUID point, @Nullable LocalDate day) {
        return (day == null ? book.slots(motive, point) : book.slots(motive, point, day))
                .stream()
                        .map(Proposal::from)
                        .distinct()
                        .sorted()
                        .map(from -> new Option(String.valueOf(from.getEpochSecond()), when(from, point)))
                        .toList();
    }

    /** A free time as it was sent back; null for what no page has proposed. */
    static @Nullable Instant moment(String text) {
        return text.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }

    String when(Instant from, UUID point) {
        var at = from.atZone(localDays.zoneAt(point));
        return t("appointments.public.at", Words.longDate(at.toLocalDate()), Words.time(at.toLocalTime()));
    }

    static List<String> papers(Motive motive) {
        return motive.papers().lines().filter(line -> !line.isBlank()).toList();
    }

    static void add(List<Problem> refused, Problems problems) {
        refused.forEach(one -> problems.add(one.field(), said(one)));
    }

    /** The problem in words that everybody reads. */
    private static String said(Problem problem) {
        return t(
                switch (problem.code()) {
                    case "appointments.problem.taken" -> "appointments.public.problem.taken";
                    case "appointments.problem.slot" -> "appointments.public.problem.slot";
                    case "appointments.problem.motive" -> "appointments.public.problem.motive";
                    case "appointments.problem.phone" -> "appointments.public.problem.phone";
                    case "appointments.problem.long" -> "appointments.public.problem.long";
                    case "appointments.problem.same-day" -> "appointments.public.problem.same-day";
                    case "appointments.problem.too-many" -> "appointments.public.problem.too-many";
                    default -> "appointments.public.problem.changed";
                });
    }
}
