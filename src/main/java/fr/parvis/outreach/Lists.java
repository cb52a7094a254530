// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists that were imported: an association reads its own, a partner its own. */
public interface Lists {

    /** Lists, the latest first. */
    List<ImportedList> list(int most, int offset);

    int count();

    Optional<ImportedList> find(UUID id);

    /**
     * The list that the same file made already.
     *
     * @param digest SHA-256 of the file
     */
    Optional<ImportedList> findByDigest(UUID arrangement, byte[] digest);

    /** Adds a list of the current association, before its entries. */
    void add(ImportedList list, byte[] digest);
}
