// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.people.PersonPanel;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a person, read for a reason.
 *
 * @param safe channels and hours that are safe for somebody in danger at home
 * @param noteId of the note being written
 * @param note the note being written
 */
public record PersonPage(
        String id,
        String name,
        String lead,
        boolean discreet,
        String safe,
        List<Line> contacts,
        List<String> adaptations,
        List<NoteLine> notes,
        int notesPage,
        int notesPages,
        List<ConsentLine> consents,
        List<Option> purposes,
        List<Option> manners,
        List<MemberLine> household,
        List<PersonPanel.Content> panels,
        List<MergeLine> merges,
        List<PersonRow> alike,
        String noteId,
        FilledForm note,
        FilledForm consent,
        String today) {

    /** @param href link to call or write; null for an address */
    public record Line(String label, String text, @Nullable String href) {}

    public record NoteLine(String id, String when, String who, String text, int corrections) {}

    public record ConsentLine(String id, String purpose, String how, boolean standing) {}

    public record MemberLine(String id, String name, String kind) {}

    public record MergeLine(String id, String text, boolean undoable) {}
}
