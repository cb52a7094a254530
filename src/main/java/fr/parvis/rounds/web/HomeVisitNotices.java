// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.home.SeeHomeVisits;
import fr.parvis.shell.StaffNotices;
import fr.parvis.shell.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;

/** On each page of the staff: whoever has not come back from a home visit. */
@Component
class HomeVisitNotices implements StaffNotices {
    private final SeeHomeVisits see;
    private final Team team;

    HomeVisitNotices(SeeHomeVisits see, Team team) {
        this.see = see;
        this.team = team;
    }

    @Override
    public List<Standing> of(Viewer viewer) {
        if (!(viewer instanceof SignedIn who) || who.association() == null || !who.may(Right.RECORD_VISITS))
            return List.of();
        return Asking.as(who.scope()).call(() -> Actor.is(who.account()).call(() -> standing(who)));
    }

    private List<Standing> standing(SignedIn who) {
        var late = see.standing();
        if (late.isEmpty()) return List.of();
        var names = team.names();
        var zone = team.zone();
        return late.stream()
                .map(one -> {
                    var visit = one.visit();
                    var due = RoundWords.time(visit.expectedEnd(), zone);
                    return visit.isOf(who.account())
                            ? new Standing(
                                    "warning",
                                    t("rounds.banner.own", due),
                                    HomeVisitsController.ADDRESS,
                                    t("rounds.banner.own.do"))
                            : new Standing(
                                    "danger",
                                    t(
                                            "rounds.banner.alarm",
                                            names.getOrDefault(visit.account(), "?"),
                                            visit.commune(),
                                            due),
                                    HomeVisitsController.ADDRESS,
                                    t("rounds.banner.alarm.do"));
                })
                .toList();
    }
}
