// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Entries of lists, for modules that tell of them. */
public interface Entries {

    /** The partner's own references of these entries, opened: what the answer to the partner goes back under. */
    Map<UUID, String> references(Collection<UUID> entries);

    /** Open entries of the current association that no point goes to. */
    int unplaced();
}
