// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.people.People;
import fr.parvis.values.Paging;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case with everything in it; reading it is reading the person's file, and noted as such. */
@Component
public class ReadCase {

    /** Contacts made that are read at once. */
    private static final int CONTACTS = 50;

    /**
     * @param person person that it is for
     * @param contacts of one page, the latest first
     * @param billChanges the first one first
     */
    public record Whole(
            Case it,
            People.Named person,
            List<Step> steps,
            List<ContactMade> contacts,
            List<BillChange> billChanges,
            int contactsPage,
            int contactsPages,
            List<Closing> closings) {}

    private final CaseTable cases;
    private final People people;

    ReadCase(CaseTable cases, People people) {
        this.cases = cases;
        this.people = people;
    }

    @Transactional
    public Optional<Whole> handle(UUID id) {
        return handle(id, 1);
    }

    /** @param page of the contacts made; the last one when there are fewer */
    @Transactional
    public Optional<Whole> handle(UUID id, int page) {
        return cases.find(id).map(it -> {
            people.read(it.person(), "case");
            var paging = Paging.of(page, cases.countContacts(id), CONTACTS);
            return new Whole(
                    it,
                    people.find(it.person()).orElseThrow(),
                    cases.steps(List.of(id)),
                    cases.contacts(id, CONTACTS, paging.offset()),
                    cases.billChanges(id),
                    paging.page(),
                    paging.pages(),
                    cases.closings(id));
        });
    }

    /** Those of a person, the open ones first, then the latest. */
    @Transactional(readOnly = true)
    public List<Case> of(UUID person, int most, int offset) {
        return cases.of(person, most, offset);
    }

    @Transactional(readOnly = true)
    public int count(UUID person) {
        return cases.countOf(person);
    }
}
