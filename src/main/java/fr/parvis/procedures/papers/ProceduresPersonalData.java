// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.papers;

import fr.parvis.people.People;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.procedures.domain.RequestSheets;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sheets of the guide noted on visits that a person gave a name at, for the answer to their access request. */
@Component
class ProceduresPersonalData implements PersonalDataProvider {
    private final People people;
    private final RequestSheets requests;

    ProceduresPersonalData(People people, RequestSheets requests) {
        this.people = people;
        this.requests = requests;
    }

    @Override
    public int order() {
        return 21;
    }

    @Override
    public String title() {
        return Words.t("procedures.told");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        return requests.notedAt(people.visits(person)).stream()
                .map(one -> new Told(Words.longDate(one.day()), List.of(new Line(one.sheet(), one.title()))))
                .toList();
    }
}
