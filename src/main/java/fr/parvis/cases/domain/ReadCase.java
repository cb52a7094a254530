package fr.parvis.cases.domain;

import fr.parvis.people.People;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case with everything in it; reading it is reading the person's file, and noted as such. */
@Component
public class ReadCase {

    /** @param person who it is for */
    public record Whole(
            Case it, People.Named person, List<Step> steps, List<ContactMade> contacts, List<Closing> closings) {}

    private final CaseTable cases;
    private final People people;

    ReadCase(CaseTable cases, People people) {
        this.cases = cases;
        this.people = people;
    }

    @Transactional
    public Optional<Whole> handle(UUID id) {
        return cases.find(id).map(it -> {
            people.read(it.person(), "case");
            return new Whole(
                    it,
                    people.find(it.person()).orElseThrow(),
                    cases.steps(List.of(id)),
                    cases.contacts(id),
                    cases.closings(id));
        });
    }

    @Transactional(readOnly = true)
    public List<Case> of(UUID person) {
        return cases.of(person);
    }
}
