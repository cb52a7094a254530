// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.people.PersonPanel;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case: in its head how to reach the person, what comes next and who must act; then what is to be done, and what was.
 *
 * @param reach telephones and addresses of the person; none of somebody discreet
 * @param safe way to reach somebody discreetly; empty for others
 * @param next the open step that is due first
 * @param steps steps still to be done
 * @param timeline events, the latest first
 * @param timelinePage pages count the contacts made; what else happened stands on the first
 * @param adds links by which other modules add to it
 * @param more whole lists of what the timeline shows the latest of
 * @param panels of other modules, without what is in the timeline
 * @param dateAsked the name of the date that delays run from; empty when the case asks none
 * @param countedDay the same in words
 */
public record CasePage(
        String id,
        String title,
        String lead,
        String person,
        String personName,
        boolean discreet,
        List<Reach> reach,
        String safe,
        boolean open,
        int version,
        String responsible,
        String waitingOn,
        String waitingSince,
        List<Option> parties,
        @Nullable StepLine next,
        List<StepLine> steps,
        List<StepLine> papers,
        List<Happened> timeline,
        int timelinePage,
        int timelinePages,
        List<String> closings,
        List<Option> channels,
        List<Option> contactParties,
        List<Option> outcomes,
        String today,
        String dateAsked,
        String countedFrom,
        String countedDay,
        List<PersonPanel.Link> adds,
        List<PersonPanel.Link> more,
        List<PersonPanel.Content> panels,
        Typed typed) {

    /** @param late whether it should have been done */
    public record StepLine(
            String id, String text, String due, String because, boolean late, boolean done, String doneText) {}

    /** @param href starts a call or a message */
    public record Reach(String text, String href) {}

    /**
     * One thing that happened.
     *
     * @param text text of the event; what was said, of a contact
     * @param about the rest, in one line
     * @param step identifier of the step that was done, which may be undone; null of the rest
     */
    public record Happened(
            String when,
            String icon,
            String text,
            @Nullable String href,
            String about,
            @Nullable String badge,
            String badgeKind,
            @Nullable String step) {}

    /** Form that was refused, as it was filled, under its name; no name on a first view. */
    public record Typed(String form, FilledForm filled) {
        static Typed nothing() {
            return new Typed("", FilledForm.empty());
        }

        /** Value typed in a field of the form that was refused; the other value in every other form. */
        public @Nullable String of(String form, String field, @Nullable String otherwise) {
            return this.form.equals(form) ? filled.value(field) : otherwise;
        }

        /** Problem of a field of that form; null in every other form. */
        public @Nullable String problem(String form, String field) {
            return this.form.equals(form) ? filled.problems().of(field) : null;
        }
    }
}
