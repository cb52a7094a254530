// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterTable;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The letters that were written for a person, for the answer to their access request. */
@Component
class LettersPersonalData implements PersonalDataProvider {
    private final LetterTable letters;

    LettersPersonalData(LetterTable letters) {
        this.letters = letters;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String title() {
        return Words.t("letters.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        return letters.ofPerson(person).stream().map(this::told).toList();
    }

    private Told told(Letter it) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                Words.t("letters.field.state"),
                Words.t("letters.state." + it.state().key())));
        if (it.number() > 0) lines.add(new Line(Words.t("letters.field.number"), it.shownNumber()));
        lines.add(new Line(Words.t("letters.field.begun"), Words.date(it.begunOn())));
        it.text().parts().forEach((field, text) -> {
            if (!text.isBlank()) lines.add(new Line(Words.t("letters.field." + field), text));
        });
        letters.sending(it.id())
                .ifPresent(sending -> lines.add(new Line(
                        Words.t("letters.field.sent"),
                        Words.t(
                                "letters.tell.sent",
                                sending.sentOn(),
                                Words.t("letters.channel." + sending.channel()),
                                sending.to()))));
        return new Told(it.text().subject(), lines);
    }
}
