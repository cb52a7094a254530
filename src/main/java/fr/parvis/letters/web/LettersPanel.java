// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Panel on a case's page: its letters. */
@Component
class LettersPanel implements CasePanel {
    private static final int SHOWN = 20;

    private final ReadLetters letters;

    LettersPanel(ReadLetters letters) {
        this.letters = letters;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public PersonPanel.Content of(Cases.Named it) {
        return new PersonPanel.Content(
                Words.t("letters.panel"),
                "file-earmark-text",
                letters.of(it.id(), SHOWN).stream().map(LettersPanel::line).toList(),
                Words.t("letters.panel.none"),
                it.open()
                        ? List.of(new PersonPanel.Link(
                                Words.t("letters.new"),
                                LettersController.ADDRESS + "/nouveau?suivi=" + it.id(),
                                "plus-lg"))
                        : List.of(),
                null);
    }

    private static PersonPanel.Line line(Letter it) {
        return new PersonPanel.Line(
                ShowLetter.title(it),
                LettersController.ADDRESS + "/" + it.id(),
                ShowLetter.about(it),
                ShowLetter.state(it.state()),
                ShowLetter.kind(it.state()),
                it.begunOn());
    }
}
