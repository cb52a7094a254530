// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Official sheet on a right or a procedure.
 *
 * @param id its official number, such as {@code F1342}; {@code N…} is a file of several sheets
 * @param dated day of the last change of its text
 * @param path place in the guide, from the theme down
 * @param answer the sentences that answer
 * @param places services to turn to
 */
public record Sheet(
        String id,
        String title,
        Kind kind,
        LocalDate dated,
        List<String> path,
        String answer,
        List<Papers> papers,
        List<OnlineProcedure> services,
        List<String> places,
        List<Related> related,
        List<Block> body) {

    /** Kind of sheet, by its word in the database. */
    public enum Kind {
        SHEET,
        QUESTION,
        FILE
    }

    /** Papers to bring. @param when the case that they are for; empty for all */
    public record Papers(String when, List<String> items) {}

    /**
     * A form or a service online.
     *
     * @param kind {@code form}, {@code online}, {@code letter} or {@code simulator}
     * @param number of the form (cerfa)
     */
    public record OnlineProcedure(
            String kind,
            String title,
            @Nullable String address,
            @Nullable String number) {}

    /** Another sheet. */
    public record Related(String id, String title) {}

    /**
     * A piece of the text.
     *
     * @param kind {@code heading}, {@code paragraph}, {@code item}, {@code case} (a heading that says for whom what follows is), {@code note} or
     *     {@code row}
     * @param level of a heading or case, from 2
     */
    public record Block(String kind, int level, String text) {}
}
