// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import fr.parvis.arrangements.Arrangement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Households of a file become entries: compared with what is known of them, then written. */
public interface NewEntries {

    /** Outcome of the lines of a file. */
    interface Comparison {
        /** Households that no open entry is of. */
        int fresh();

        /** Households of open entries of earlier lists. */
        int renewed();

        /** Households that objected: they are left out. */
        int objected();

        /** Cases that go on already, by line. */
        Map<Integer, UUID> followed();

        /**
         * Writes new entries, renews known ones and ranks both; in the transaction that compared them.
         *
         * @param list was added before
         */
        void write(UUID list);
    }

    /** Compares; nothing is written. */
    Comparison compare(Arrangement arrangement, List<ListLine> lines);

    /** Of households of a partner's file, those that objected. */
    Set<Household> objected(UUID partner, Collection<Household> households);
}
