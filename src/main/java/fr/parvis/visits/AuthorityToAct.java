// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The question put before something is done for somebody in their place: may we? The module of mandates answers. */
public interface AuthorityToAct {

    /** The code of list SUPPORT that says that a request was met in the person's place. */
    String DONE_FOR = "done-for";

    /** Answer about authority. */
    sealed interface Answer {
        /** @param mandate under which what is done is to be kept */
        record Granted(UUID mandate) implements Answer {}

        /**
         * @param reason problem that prevents it
         * @param paper address where the paper to sign is made, or is when it waits for its signature; empty when no paper would help
         * @param prepared whether it waits for its signature
         */
        record Missing(Problem reason, String paper, boolean prepared) implements Answer {}
    }

    /**
     * The moment of what is or was done, and who does it.
     *
     * @param day at the place where it is done
     * @param account of the one who does it
     */
    record Doing(Instant at, LocalDate day, UUID account) {}

    /** @param theme code of list THEME */
    Answer ask(UUID person, String theme, Doing doing);
}
