// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.people.domain.Contact;
import fr.parvis.people.domain.PersonFile;
import fr.parvis.people.domain.PersonFile.Said;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Content of the form of a file, as typed.
 *
 * @param person identifier made with the form, so that it opens one file however often it is sent
 * @param basedOn version on the screen; empty in a new one
 */
public record FileForm(
        String person,
        String basedOn,
        String given,
        String family,
        String birthYear,
        String commune,
        String language,
        List<String> adaptations,
        boolean discreet,
        String safe,
        String phone,
        String mail,
        String post,
        String agreed,
        String visit,
        boolean another,
        boolean knowing) {

    static FileForm blank(String visit, String commune, String language) {
        return new FileForm(
                Ids.next().toString(),
                "",
                "",
                "",
                "",
                commune,
                language,
                List.of(),
                false,
                "",
                "",
                "",
                "",
                "",
                visit,
                false,
                false);
    }

    static FileForm of(PersonFile file, String commune) {
        return new FileForm(
                file.id().toString(),
                Integer.toString(file.version()),
                file.given(),
                file.family(),
                file.birthYear() == null ? "" : file.birthYear().toString(),
                commune,
                Objects.requireNonNullElse(file.language(), ""),
                file.adaptations(),
                file.discreet(),
                Objects.requireNonNullElse(file.safe(), ""),
                text(file, Contact.Kind.PHONE),
                text(file, Contact.Kind.MAIL),
                text(file, Contact.Kind.POST),
                "",
                "",
                false,
                false);
    }

    /** This form under a new identifier. */
    FileForm anew() {
        return new FileForm(
                Ids.next().toString(),
                basedOn,
                given,
                family,
                birthYear,
                commune,
                language,
                adaptations,
                discreet,
                safe,
                phone,
                mail,
                post,
                agreed,
                visit,
                another,
                knowing);
    }

    /** Several of a kind, as a merge leaves them, stand on lines of their own. */
    private static String text(PersonFile file, Contact.Kind kind) {
        return String.join(
                " ; ",
                file.contacts().stream()
                        .filter(contact -> contact.kind() == kind)
                        .map(Contact::text)
                        .toList());
    }

    static FileForm of(MultiValueMap<String, String> sent) {
        return new FileForm(
                FormFields.text(sent, "person"),
                FormFields.text(sent, "basedOn"),
                FormFields.text(sent, "given"),
                FormFields.text(sent, "family"),
                FormFields.text(sent, "birthYear"),
                FormFields.text(sent, "commune"),
                FormFields.text(sent, "language"),
                Objects.requireNonNullElse(sent.get("adaptations"), List.of()),
                FormFields.text(sent, "discreet").equals("true"),
                FormFields.text(sent, "safe"),
                FormFields.text(sent, "phone"),
                FormFields.text(sent, "mail"),
                FormFields.text(sent, "post"),
                FormFields.text(sent, "agreed"),
                FormFields.text(sent, "passage"),
                FormFields.text(sent, "another").equals("true"),
                FormFields.text(sent, "knowing").equals("true"));
    }

    /**
     * Content of the file that the form describes; values that cannot be read are added to the problems.
     *
     * @param insee the commune that was understood
     * @param before contacts as they were: one that did not change keeps its identifier
     */
    Said read(@Nullable String insee, List<Contact> before, Problems problems) {
        Integer born = null;
        if (!birthYear.isEmpty()) {
            if (birthYear.matches("\\d{4}")) born = Integer.valueOf(birthYear);
            else problems.add("birthYear", Words.t("people.problem.birth-year-form"));
        }
        var contacts = new ArrayList<Contact>();
        contacts(contacts, before, Contact.Kind.PHONE, phone);
        contacts(contacts, before, Contact.Kind.MAIL, mail);
        contacts(contacts, before, Contact.Kind.POST, post);
        return new Said(
                given,
                family,
                born,
                insee,
                language.isEmpty() ? null : language,
                adaptations,
                discreet,
                safe.isEmpty() ? null : safe,
                contacts);
    }

    private static void contacts(List<Contact> contacts, List<Contact> before, Contact.Kind kind, String typed) {
        for (var text : typed.split("\\s*;\\s*")) {
            if (text.isBlank()) continue;
            contacts.add(before.stream()
                    .filter(contact -> contact.kind() == kind && contact.text().equals(text.strip()))
                    .findFirst()
                    .orElseGet(() -> new Contact(Ids.next(), kind, text.strip())));
        }
    }

    /** @throws IllegalArgumentException unless it is an identifier */
    UUID id() {
        return UUID.fromString(person);
    }
}
