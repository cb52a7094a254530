// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cases of the current association, for modules that write, print or send something for them. */
public interface Cases {

    /**
     * A case as other modules name it.
     *
     * @param asked request in one sentence
     * @param theme code of list THEME
     * @param operator code of list OPERATOR: who must answer
     * @param responsible the account that follows it
     */
    record Named(
            UUID id,
            UUID person,
            String asked,
            String theme,
            @Nullable String operator,
            LocalDate openedOn,
            UUID responsible,
            boolean open) {}

    /** Something to do. */
    record Step(String text, @Nullable LocalDate due) {}

    Optional<Named> find(UUID caseFile);

    /**
     * Finds a case, with a row lock until the transaction ends. Who writes to a case and to rows of their own that hang on it takes the case
     * first: in one order, nobody waits for each other.
     */
    Optional<Named> findLocked(UUID caseFile);

    /** The cases of these identifiers that exist. */
    List<Named> all(Collection<UUID> caseFiles);

    /** Those of a person, the open ones first, then the latest. */
    List<Named> of(UUID person, int most);

    /** Open cases that an account follows, those that have waited longest first. */
    List<Named> followedBy(UUID account, int most);

    /** Of these cases those that are open. */
    Set<UUID> open(Collection<UUID> caseFiles);

    /** An open case of each of these persons who has one, the oldest one, by person. */
    Map<UUID, UUID> openOf(Collection<UUID> persons);

    /**
     * The sum that the person obtained, as noted when a case was closed.
     *
     * @param theme of the case
     */
    record Obtained(String theme, LocalDate closedOn, long cents) {}

    /** Of these cases those that are closed and whose closing says an amount. */
    Map<UUID, Obtained> obtained(Collection<UUID> caseFiles);

    /** Step to do next: the one that is due first, else the first one. */
    Optional<Step> nextStep(UUID caseFile);

    /**
     * Contact that was made.
     *
     * @param channel call, mail, letter, portal or meeting
     * @param party body, person or partner
     * @param said cut to what a contact may say
     */
    record Contact(LocalDate day, String channel, String party, String said) {}

    /**
     * Something was sent or said in a case: it stands among the contacts made.
     *
     * @return false when the case is closed or unknown
     */
    boolean contacted(UUID caseFile, Contact contact);

    /**
     * Step of another module's making.
     *
     * @param id made by the caller, always the same one
     * @param due null to take its day away
     * @param because reason for the due date, in the user's words
     */
    record Reminder(UUID id, String text, @Nullable LocalDate due, String because) {}

    /**
     * Puts a step of another module's making on a day, or takes its day away; makes it when it is not there. A step that is done, or whose day
     * somebody chose, stays as it is.
     *
     * @return false when nothing was changed: the case is closed or unknown, or the step is not to be touched
     */
    boolean remind(UUID caseFile, Reminder reminder);

    /**
     * Marks a step of another module's making as done.
     *
     * @return false when nothing was changed: the case is closed or unknown, or the step is not there or done
     */
    boolean settle(UUID caseFile, UUID step);

    /**
     * Opens a step of another module's making again: it is to be done after all.
     *
     * @return false when nothing was changed: the case is closed or unknown, or the step is not there or not done
     */
    boolean unsettle(UUID caseFile, UUID step);

    /**
     * Gives a step that a template dated to the module that knows its day better: from then on it says the module's words, is put on its days by
     * {@link #remind}, and the template's delay counts it no more. A step that is done stays as it is.
     *
     * @param code of the template's step
     * @return the step; nothing when the case is closed or has no such step
     */
    Optional<UUID> takeOver(UUID caseFile, String code, String text);
}
