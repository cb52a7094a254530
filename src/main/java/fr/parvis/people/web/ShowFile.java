// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonPanel;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.Contact;
import fr.parvis.people.domain.FindDuplicates;
import fr.parvis.people.domain.Households;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.Notes;
import fr.parvis.people.domain.PersonFile;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import fr.parvis.values.PhoneNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the file of a person: its facts, notes, agreements and household, and the panels of other modules. */
@Component
class ShowFile {
    private static final int NOTES = 30;

    private final Notes notes;
    private final Consents consents;
    private final Households households;
    private final MergeFiles merges;
    private final FindDuplicates duplicates;
    private final List<PersonPanel> panels;
    private final ShowPerson show;
    private final LocalDays localDays;

    ShowFile(
            Notes notes,
            Consents consents,
            Households households,
            MergeFiles merges,
            FindDuplicates duplicates,
            List<PersonPanel> panels,
            ShowPerson show,
            LocalDays localDays) {
        this.notes = notes;
        this.consents = consents;
        this.households = households;
        this.merges = merges;
        this.duplicates = duplicates;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(PersonPanel::order))
                .toList();
        this.show = show;
        this.localDays = localDays;
    }

    /** An agreement of today. */
    FilledForm consent() {
        return FilledForm.of(Map.of("on", localDays.today().toString()));
    }

    private static PersonPage.Line reach(Contact contact) {
        return new PersonPage.Line(
                FileFormController.kind(contact.kind()),
                contact.text(),
                switch (contact.kind()) {
                    case PHONE -> "tel:" + PhoneNumber.dial(contact.text());
                    case MAIL -> "mailto:" + contact.text();
                    case POST -> null;
                });
    }

    /** @param at the page of the notes */
    String handle(PersonFile file, String at, FilledForm note, FilledForm consent, Model model) {
        var paging = Paging.of(at, notes.count(file.id()), NOTES);
        var team = show.team();
        var lead = show.facts(file.birthYear(), file.commune());
        if (file.language() != null) lead.add(ShowPerson.language(file.language()));
        lead.add(Words.t("people.last-contact", file.lastContact()));
        model.addAttribute(
                "page",
                new PersonPage(
                        file.id().toString(),
                        file.name(),
                        String.join(" · ", lead),
                        file.discreet(),
                        file.unreadable().safe()
                                ? Words.t("people.key-lost")
                                : Objects.requireNonNullElse(file.safe(), ""),
                        Stream.concat(
                                        file.contacts().stream().map(ShowFile::reach),
                                        file.unreadable().contacts().values().stream()
                                                .map(kind -> new PersonPage.Line(
                                                        FileFormController.kind(kind),
                                                        Words.t("people.key-lost"),
                                                        null)))
                                .toList(),
                        file.adaptations().stream()
                                .map(key -> Words.t("people.adaptation." + key))
                                .toList(),
                        notes.list(file.id(), NOTES, paging.offset()).stream()
                                .map(one -> line(one, team))
                                .toList(),
                        paging.page(),
                        paging.pages(),
                        consents.list(file.id()).stream()
                                .map(one -> line(one, team))
                                .toList(),
                        Consents.PURPOSES.stream()
                                .map(purpose -> new Option(purpose, Words.t("people.purpose." + purpose)))
                                .toList(),
                        FileFormController.manners(),
                        households.list(file.id()).stream()
                                .map(member -> new PersonPage.MemberLine(
                                        member.person().toString(),
                                        member.name(),
                                        Words.t("people.household." + member.kind())))
                                .toList(),
                        panels.stream().map(panel -> panel.of(file.id())).toList(),
                        merges.list(file.id()).stream()
                                .map(merge -> new PersonPage.MergeLine(
                                        merge.id().toString(),
                                        Words.t(
                                                "people.merge.done-on",
                                                show.day(merge.at()),
                                                team.getOrDefault(merge.by(), "—")),
                                        merge.undoable()))
                                .toList(),
                        duplicates.handle(file.said(), file.id()).stream()
                                .map(one -> show.row(one, "doublon"))
                                .toList(),
                        Ids.next().toString(),
                        note,
                        consent,
                        localDays.today().toString()));
        return "people/person";
    }

    private static PersonPage.NoteLine line(Notes.Note note, Map<UUID, String> team) {
        return new PersonPage.NoteLine(
                note.id().toString(),
                Words.longDate(note.day()),
                team.getOrDefault(note.writtenBy(), "—"),
                note.text(),
                note.version());
    }

    private static PersonPage.ConsentLine line(Consents.Consent consent, Map<UUID, String> team) {
        var by = team.getOrDefault(consent.recordedBy(), "—");
        var withdrawn = consent.withdrawnOn();
        var how = Words.t("people.consent.how", Words.t("people.manner." + consent.manner()), consent.givenOn(), by);
        return new PersonPage.ConsentLine(
                consent.id().toString(),
                Words.t("people.purpose." + consent.purpose()),
                withdrawn == null ? how : how + " " + Words.t("people.consent.withdrawn-on", withdrawn),
                withdrawn == null);
    }
}
