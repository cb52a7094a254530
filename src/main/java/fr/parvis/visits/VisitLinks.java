// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import java.util.UUID;

/** A page of another module about one visit, linked from its row in lists and from its history. Modules contribute theirs as beans. */
public interface VisitLinks {

    Link of(UUID visit);

    /**
     * @param brief label on a row
     * @param label on the page of the visit
     */
    record Link(String brief, String label, String address, String icon) {}
}
