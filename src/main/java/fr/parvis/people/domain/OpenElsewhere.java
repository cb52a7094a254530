// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.people.NewFiles;
import fr.parvis.people.People;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens files for other modules, by the same rules as at the desk. */
@Component
class OpenElsewhere implements NewFiles {
    private final OpenFile openFile;

    OpenElsewhere(OpenFile openFile) {
        this.openFile = openFile;
    }

    @Override
    @Transactional
    public Outcome<Opening> open(UUID id, Said said, String agreed, boolean another) {
        var contacts = new ArrayList<Contact>();
        said.phones().forEach(text -> contacts.add(new Contact(Ids.next(), Contact.Kind.PHONE, text)));
        said.mails().forEach(text -> contacts.add(new Contact(Ids.next(), Contact.Kind.MAIL, text)));
        said.post().forEach(text -> contacts.add(new Contact(Ids.next(), Contact.Kind.POST, text)));
        var file = new PersonFile.Said(
                said.given(), said.family(), null, said.commune(), said.language(), List.of(), false, null, contacts);
        return switch (openFile.handle(new OpenFile.Command(id, file, agreed, null, another, false))) {
            case Outcome.Done(OpenFile.Opening.Opened(var opened)) -> new Outcome.Done<>(new Opening.Opened(opened));
            case Outcome.Refused(var problems) -> new Outcome.Refused<>(problems);
            case Outcome.Changed() -> new Outcome.Changed<>();
            case Outcome.Done(OpenFile.Opening.Known(var alike)) ->
                new Outcome.Done<>(new Opening.Known(alike.stream()
                        .map(Likeness::person)
                        .map(person ->
                                new People.Named(person.id(), person.name(), person.birthYear(), person.discreet()))
                        .toList()));
        };
    }
}
