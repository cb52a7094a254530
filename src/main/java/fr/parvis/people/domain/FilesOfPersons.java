// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.people.People;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files as other modules may know them. */
@Component
@Transactional(readOnly = true)
class FilesOfPersons implements People {
    private final PersonTable persons;
    private final PersonVisits visits;
    private final ReadFile readFile;
    private final KeepFiles keep;
    private final ShownNames shown;
    private final ChangeFile change;

    FilesOfPersons(
            PersonTable persons,
            PersonVisits visits,
            ReadFile readFile,
            KeepFiles keep,
            ShownNames shown,
            ChangeFile change) {
        this.persons = persons;
        this.visits = visits;
        this.readFile = readFile;
        this.keep = keep;
        this.shown = shown;
        this.change = change;
    }

    @Override
    public Optional<Named> find(UUID person) {
        return Optional.ofNullable(names(List.of(person)).get(person));
    }

    @Override
    public Map<UUID, Named> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, Named>();
        var standing = persons.standing(ids);
        shown.gather(standing.values());
        standing.forEach(
                (asked, one) -> names.put(asked, new Named(one.id(), one.name(), one.birthYear(), one.discreet())));
        return names;
    }

    @Override
    public Map<String, Set<UUID>> reachedBy(Collection<String> phones) {
        return persons.reachedByAny(phones);
    }

    @Override
    @Transactional
    public void contacted(UUID person, LocalDate day) {
        persons.contacted(person, day);
    }

    @Override
    @Transactional
    public List<Problem> addressSaid(UUID person, String post) {
        return change.addPost(person, post);
    }

    @Override
    @Transactional
    public void read(UUID person, String reason) {
        readFile.note(person, reason);
    }

    @Override
    public List<UUID> pastTerm(int most) {
        return keep.past(most);
    }

    @Override
    public Collection<UUID> visits(UUID person) {
        return visits.list(person);
    }

    @Override
    public Collection<UUID> namedAt(UUID visit) {
        return visits.namedAt(visit);
    }
}
