// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.cases.Cases;
import fr.parvis.people.People;
import fr.parvis.values.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A letter to read, which is reading the person's file and noted as such; and lists of them. */
@Component
public class ReadLetters {
    /**
     * @param it the case that it belongs to
     * @param sending sending that is done or under way
     */
    public record Whole(
            Letter letter,
            People.Named person,
            Cases.Named it,
            @Nullable Sending sending) {}

    /** @param erased numbers of this year whose letters were erased */
    public record Page(
            List<Letter> letters,
            Map<UUID, People.Named> persons,
            int total,
            int number,
            int pages,
            List<String> erased) {}

    private static final int ON_A_PAGE = 25;

    private final LetterTable letters;
    private final Cases cases;
    private final People people;

    ReadLetters(LetterTable letters, Cases cases, People people) {
        this.letters = letters;
        this.cases = cases;
        this.people = people;
    }

    @Transactional
    public Optional<Whole> handle(UUID id) {
        return letters.find(id).map(letter -> {
            people.read(letter.person(), "case");
            return new Whole(
                    letter,
                    people.find(letter.person()).orElseThrow(),
                    cases.find(letter.caseFile()).orElseThrow(),
                    letters.sending(id).orElse(null));
        });
    }

    /** @param state null for all; @param writtenBy null for everybody's */
    @Transactional(readOnly = true)
    public Page list(Letter.@Nullable State state, @Nullable UUID writtenBy, int page) {
        int total = letters.count(state, writtenBy);
        var paging = Paging.of(page, total, ON_A_PAGE);
        var some = letters.list(state, writtenBy, ON_A_PAGE, paging.offset());
        return new Page(
                some,
                people.names(some.stream().map(Letter::person).collect(Collectors.toSet())),
                total,
                paging.page(),
                paging.pages(),
                letters.erased(letters.today().getYear()));
    }

    /** The letter of a number of a year, of the association. */
    @Transactional(readOnly = true)
    public Optional<Letter> numbered(int year, int number) {
        return letters.numbered(year, number);
    }

    @Transactional(readOnly = true)
    public Map<UUID, People.Named> persons(Letter of) {
        return people.names(List.of(of.person()));
    }

    public LocalDate today() {
        return letters.today();
    }

    @Transactional(readOnly = true)
    public List<Letter> of(UUID caseFile, int most) {
        return letters.of(caseFile, most);
    }
}
