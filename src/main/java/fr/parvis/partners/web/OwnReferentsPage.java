// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import java.util.List;

/**
 * Referents of a partner, for its own account.
 *
 * @param place the association that works for it
 * @param checked day on which they were last said to be right; empty without one
 */
public record OwnReferentsPage(String place, List<Row> rows, String checked, boolean full) {

    /** A referent; what is not said is empty. */
    public record Row(String id, String name, String subject, String phone, String email, String hours) {}
}
