// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import java.util.List;
import java.util.UUID;

/** Papers that a visit's person has to bring, as another module knows it, printed on the sheet. Modules contribute theirs as beans. */
public interface SheetPapers {

    /** Papers for the sheet of a visit, in French, the latest procedure first; none is usual. */
    List<Bring> of(UUID visit);

    /**
     * Papers for one procedure.
     *
     * @param procedure name
     * @param reference reference to read it again, such as a number
     */
    record Bring(String procedure, String reference, List<String> papers) {}
}
