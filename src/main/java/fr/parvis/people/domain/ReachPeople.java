package fr.parvis.people.domain;

import fr.parvis.people.Reaching;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a file for what is written in the person's name. */
@Component
class ReachPeople implements Reaching {
    private final PersonTable persons;
    private final ReadFile readFile;

    ReachPeople(PersonTable persons, ReadFile readFile) {
        this.persons = persons;
        this.readFile = readFile;
    }

    @Override
    @Transactional
    public Optional<Reached> reach(UUID person, String reason) {
        return Optional.ofNullable(persons.standing(List.of(person)).get(person))
                .flatMap(standing -> readFile.handle(standing.id(), reason))
                .map(file -> new Reached(
                        file.id(),
                        file.given(),
                        file.family(),
                        file.birthYear(),
                        file.commune(),
                        texts(file, Contact.Kind.POST),
                        texts(file, Contact.Kind.PHONE),
                        texts(file, Contact.Kind.MAIL),
                        file.discreet()));
    }

    private static List<String> texts(PersonFile file, Contact.Kind kind) {
        return file.contacts().stream()
                .filter(contact -> contact.kind() == kind)
                .map(Contact::text)
                .toList();
    }
}
