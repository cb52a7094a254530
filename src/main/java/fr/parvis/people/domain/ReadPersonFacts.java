// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Implements {@link PersonFacts}: facts of a file for other modules. */
@Component
class ReadPersonFacts implements PersonFacts {
    private final PersonTable persons;
    private final People people;

    ReadPersonFacts(PersonTable persons, People people) {
        this.persons = persons;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Facts> facts(UUID person) {
        return people.find(person)
                .flatMap(named -> persons.find(named.id()))
                .map(file -> new Facts(
                        file.id(),
                        file.name(),
                        file.given(),
                        file.family(),
                        file.birthYear(),
                        file.commune(),
                        file.language(),
                        file.discreet(),
                        file.safe(),
                        of(file, Contact.Kind.PHONE),
                        of(file, Contact.Kind.MAIL),
                        of(file, Contact.Kind.POST)));
    }

    private static List<String> of(PersonFile file, Contact.Kind kind) {
        return file.contacts().stream()
                .filter(contact -> contact.kind() == kind)
                .map(Contact::text)
                .toList();
    }
}
