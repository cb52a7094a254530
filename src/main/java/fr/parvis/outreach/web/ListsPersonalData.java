// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.outreach.Household;
import fr.parvis.outreach.domain.EntriesOfPerson;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Data of partners' lists on a person, and what was tried, for the answer to their access request. */
@Component
class ListsPersonalData implements PersonalDataProvider {
    private final EntriesOfPerson entries;
    private final ShowHousehold show;

    ListsPersonalData(EntriesOfPerson entries, ShowHousehold show) {
        this.entries = entries;
        this.show = show;
    }

    @Override
    public int order() {
        return 13;
    }

    @Override
    public String title() {
        return t("outreach.work.tell");
    }

    @Override
    public List<Told> tell(UUID person) {
        return entries.of(person).stream().map(this::told).toList();
    }

    private Told told(EntriesOfPerson.Kept kept) {
        var lines = new ArrayList<Line>();
        household(lines, kept.household());
        for (var fact : ShowCard.facts(kept.entry())) lines.add(new Line(fact.label(), fact.value()));
        for (var attempt : kept.attempts())
            lines.add(new Line(show.moment(attempt.at(), kept.entry()), ShowHousehold.outcome(attempt)));
        for (var solution : kept.solutions())
            lines.add(new Line(
                    Words.longDate(solution.foundOn()),
                    t("outreach.work.solution." + solution.kind())
                            + (solution.cents() == null ? "" : " · " + Words.euros(solution.cents()))));
        return new Told(
                t(
                        "outreach.work.tell.of",
                        kept.entry().partnerName(),
                        Words.longDate(kept.entry().receivedOn())),
                lines);
    }

    private static void household(List<Line> lines, Household household) {
        line(lines, "reference", household.reference());
        line(lines, "name", household.name());
        line(lines, "phones", String.join(", ", household.phones()));
        line(lines, "mails", String.join(", ", household.mails()));
        line(lines, "address", ShowCard.address(household));
    }

    private static void line(List<Line> lines, String name, String text) {
        if (!text.isBlank()) lines.add(new Line(t("outreach.work.tell." + name), text));
    }
}
