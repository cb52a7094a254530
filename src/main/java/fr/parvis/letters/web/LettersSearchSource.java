// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.letters.LettersAddresses;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.people.People;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A letter by its number: of this year, or of the year before a hyphen. */
@Component
class LettersSearchSource implements SearchSource {
    private static final Pattern NUMBER = Pattern.compile("(?:(20\\d\\d)\\s*[-/ ]\\s*)?(\\d{1,6})");

    private final ReadLetters letters;

    LettersSearchSource(ReadLetters letters) {
        this.letters = letters;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        if (!who.may(Right.FOLLOW_PEOPLE) || who.association() == null) return Optional.empty();
        var number = NUMBER.matcher(asked.text());
        if (!number.matches()) return Optional.empty();
        int year = number.group(1) == null ? letters.today().getYear() : Integer.parseInt(number.group(1));
        return letters.numbered(year, Integer.parseInt(number.group(2)))
                .flatMap(letter -> Group.of(t("letters.nav"), "file-earmark-text", List.of(answer(letter))));
    }

    private Answer answer(Letter letter) {
        People.Named person = letters.persons(letter).get(letter.person());
        return new Answer(
                ShowLetter.title(letter),
                (person == null ? "" : person.name() + " · ") + ShowLetter.about(letter),
                LettersAddresses.letter(letter.id()));
    }
}
