// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.cases.WorkPanel;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.people.People;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Homes of closed cases that are to be asked again: a closed case has no step that would say so. */
@Component
class HomesDue implements WorkPanel {
    private static final int SHOWN = 20;

    private final ReadHomes homes;
    private final People people;

    HomesDue(ReadHomes homes, People people) {
        this.homes = homes;
        this.people = people;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public PersonPanel.Content of(UUID account) {
        var due = homes.due(account, SHOWN);
        var names =
                people.names(due.stream().map(one -> one.caseFile().person()).toList());
        return new PersonPanel.Content(
                Words.t("homes.due"),
                "house-door",
                due.stream()
                        .map(one -> new PersonPanel.Line(
                                Optional.ofNullable(names.get(one.caseFile().person()))
                                        .map(People.Named::name)
                                        .orElse(""),
                                Addresses.followUp(one.caseFile().id(), one.months()),
                                Words.t("homes.follow-up", one.months()) + " · " + Words.date(one.due()),
                                null,
                                ""))
                        .toList(),
                "",
                List.of(),
                null);
    }
}
