// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Panel on a case's page: the visits to the home, and the follow-up questions. */
@Component
class HomesPanel implements CasePanel {
    private final ReadHomes homes;

    HomesPanel(ReadHomes homes) {
        this.homes = homes;
    }

    @Override
    public int order() {
        return 43;
    }

    @Override
    public PersonPanel.Content of(Cases.Named it) {
        var lines = new ArrayList<PersonPanel.Line>();
        var dangerous = homes.inDanger(it.id());
        for (var visit : homes.of(it.id())) {
            boolean danger = dangerous.contains(visit.id());
            lines.add(new PersonPanel.Line(
                    Words.t("homes.visit.of", Words.longDate(visit.day())),
                    Addresses.visit(visit.id()),
                    "",
                    danger ? Words.t("homes.danger.badge") : null,
                    danger ? "danger" : "",
                    visit.day()));
        }
        for (var followUp : homes.followUps(it.id()))
            lines.add(new PersonPanel.Line(
                    Words.t("homes.follow-up.of", followUp.months(), Words.longDate(followUp.day())),
                    Addresses.followUp(it.id(), followUp.months()),
                    "",
                    null,
                    ""));
        boolean about = it.theme().startsWith("energy-") || !lines.isEmpty();
        return new PersonPanel.Content(
                Words.t("homes.panel"),
                "house-door",
                lines,
                about ? Words.t("homes.panel.none") : "",
                lines.isEmpty() && !it.open()
                        ? List.of()
                        : List.of(new PersonPanel.Link(
                                Words.t(lines.isEmpty() ? "homes.panel.begin" : "homes.panel.all"),
                                Addresses.ofCase(it.id()),
                                lines.isEmpty() ? "plus-lg" : "house-door")),
                null);
    }
}
