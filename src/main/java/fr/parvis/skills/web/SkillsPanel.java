// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.ReadPath;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Panel on a person's page: the days of their assessments. */
@Component
class SkillsPanel implements PersonPanel {
    private static final int SHOWN = 3;

    private final ReadPath read;

    SkillsPanel(ReadPath read) {
        this.read = read;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public Content of(UUID person) {
        return new Content(
                Words.t("skills.title"),
                "mortarboard",
                read.assessmentsOf(person).stream()
                        .limit(SHOWN)
                        .map(one -> new Line(
                                Words.t("skills.panel.of", Words.longDate(one.day())),
                                Addresses.path(one.learner()),
                                "",
                                null,
                                ""))
                        .toList(),
                Words.t("skills.panel.none"),
                List.of(new Link(Words.t("skills.panel.open"), Addresses.person(person), "mortarboard")),
                null);
    }
}
