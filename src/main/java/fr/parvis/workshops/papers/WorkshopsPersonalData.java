// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.papers;

import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Workshops of a person, for the answer to their access request. */
@Component
class WorkshopsPersonalData implements PersonalDataProvider {
    private final SeeWorkshops see;

    WorkshopsPersonalData(SeeWorkshops see) {
        this.see = see;
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public String title() {
        return Words.t("workshops.title");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        return see.ofPerson(person).stream()
                .map(one -> new Told(
                        one.workshop().title(),
                        List.of(
                                new Line(
                                        Words.t("workshops.column.state"),
                                        Words.t("workshops.state."
                                                + one.enrolment().state().key())),
                                new Line(
                                        Words.t("workshops.persons.label"),
                                        String.valueOf(one.enrolment().persons())),
                                new Line(Words.t("workshops.attended"), days(one)))))
                .toList();
    }

    private String days(SeeWorkshops.Theirs one) {
        return see.attended(one.enrolment().id()).stream().map(Words::date).collect(Collectors.joining(", "));
    }
}
