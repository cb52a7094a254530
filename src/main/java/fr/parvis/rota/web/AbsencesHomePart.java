// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.SeeWeek;
import fr.parvis.rota.domain.absences.Absence.State;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Home part: who is out today, absences to decide, points that lack people this week. */
@Component
class AbsencesHomePart implements HomePart {
    private static final int MOST = 6;

    /** Months ahead in which an absence that was asked for is told. */
    private static final int MONTHS = 18;

    private final SeeWeek weeks;
    private final KeepAbsences absences;
    private final LocalDays localDays;

    AbsencesHomePart(SeeWeek weeks, KeepAbsences absences, LocalDays localDays) {
        this.weeks = weeks;
        this.absences = absences;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.PLAN_ROTA)) return Optional.empty();
        var today = localDays.today();
        var figures = new ArrayList<Figure>();
        long waiting = absences.between(today, today.plusMonths(MONTHS)).stream()
                .filter(absence -> absence.state() == State.ASKED)
                .count();
        if (waiting > 0)
            figures.add(new Figure(
                    Words.number(waiting), n("rota.home.waiting", waiting), AbsencesController.ADDRESS, true));
        long lacking = weeks.of(today).places().stream()
                .filter(place -> place.days().stream()
                        .anyMatch(day -> !day.day().isBefore(today)
                                && (day.state() == SeeWeek.State.EMPTY || day.state() == SeeWeek.State.SHORT)))
                .count();
        if (lacking > 0)
            figures.add(new Figure(Words.number(lacking), n("rota.home.lacking", lacking), RotaAddresses.WEEK, true));
        var rows = weeks.out(today).stream()
                .limit(MOST)
                .map(out -> new Row(
                        out.name(),
                        t("rota.home.until", Words.date(out.lastDay())),
                        ShowWeek.now(out.mediator()),
                        false))
                .toList();
        return Optional.of(new Content(t("rota.home.title"), RotaAddresses.WEEK, figures, rows, t("rota.home.empty")));
    }
}
