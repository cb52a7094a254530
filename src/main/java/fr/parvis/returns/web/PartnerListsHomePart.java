// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.returns.domain.PartnerDashboard;
import fr.parvis.shell.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Part of a partner's home page: return files to fetch, files set aside, the latest lists. */
@Component
class PartnerListsHomePart implements HomePart {
    private static final int MOST = 5;

    /** So long a file that was set aside is told of. */
    private static final Duration SHOWN = Duration.ofDays(30);

    private final PartnerDashboard room;
    private final LocalDays localDays;

    PartnerListsHomePart(PartnerDashboard room, LocalDays localDays) {
        this.room = room;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<HomePart.Content> of(SignedIn who) {
        var partner = who.partner();
        if (partner == null) return Optional.empty();
        var seen = room.see(partner);
        if (!seen.open() || seen.arranged().isEmpty()) return Optional.empty();
        var rows = new ArrayList<HomePart.Row>();
        var aside = new ArrayList<HomePart.Row>();
        var lists = new ArrayList<PartnerDashboard.HandedList>();
        long waiting = 0;
        for (var one : seen.arranged()) {
            lists.addAll(one.lists());
            var there =
                    PartnerDashboardController.ADDRESS + "#a-" + one.agreed().id();
            for (var file : one.uploads())
                if (!file.setAside()) waiting++;
                else if (file.at().isAfter(localDays.now().minus(SHOWN)))
                    aside.add(new HomePart.Row(
                            t("returns.part.set-aside", file.fileName()),
                            Words.date(localDays.day(file.at())),
                            there,
                            true));
            for (var file : one.returns())
                if (file.fetchedAt() == null && !file.forgotten())
                    rows.add(new HomePart.Row(
                            t("returns.part.return", one.agreed().name()),
                            t("returns.file.days", Words.date(file.from()), Words.date(file.to())),
                            there,
                            true));
        }
        rows.addAll(aside);
        lists.sort(Comparator.comparing(PartnerDashboard.HandedList::on).reversed());
        for (var list : lists)
            rows.add(new HomePart.Row(
                    t("returns.room.list-of", Words.date(list.on())),
                    n("returns.part.taken", list.taken()),
                    PartnerDashboardController.ADDRESS + "/" + list.id(),
                    false));
        var figures = List.of(
                new HomePart.Figure(
                        Words.number(lists.size()),
                        n("returns.part.lists", lists.size()),
                        PartnerDashboardController.ADDRESS,
                        false),
                new HomePart.Figure(
                        Words.number(waiting),
                        n("returns.part.waiting", waiting),
                        PartnerDashboardController.ADDRESS,
                        false));
        return Optional.of(new HomePart.Content(
                t("returns.room.title"),
                PartnerDashboardController.ADDRESS,
                figures,
                rows.stream().limit(MOST).toList(),
                t("returns.room.no-list")));
    }
}
