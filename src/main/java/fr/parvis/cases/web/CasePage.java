package fr.parvis.cases.web;

import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * A case with its steps, contacts and outcome.
 *
 * @param dateAsked the name of the date that delays run from; empty when the case asks none
 */
public record CasePage(
        String id,
        String title,
        String lead,
        String person,
        String personName,
        boolean discreet,
        boolean open,
        int version,
        String responsible,
        String waitingOn,
        String waitingSince,
        List<Option> parties,
        List<StepLine> steps,
        List<StepLine> papers,
        List<ContactLine> contacts,
        int contactsPage,
        int contactsPages,
        List<String> closings,
        List<Option> channels,
        List<Option> contactParties,
        List<Option> outcomes,
        String today,
        String dateAsked,
        String countedFrom,
        List<PersonPanel.Content> panels,
        Typed typed,
        Problems problems) {

    /** @param late whether it should have been done */
    public record StepLine(
            String id, String text, String due, String because, boolean late, boolean done, String doneText) {}

    public record ContactLine(String when, String how, String who, String said) {}

    /** What was typed in the form that was refused, under the name of that form. */
    public record Typed(String form, String text, boolean warned) {
        static final Typed NOTHING = new Typed("", "", false);
    }
}
