// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import java.util.List;

/**
 * A partner and where it is reached.
 *
 * @param ours whether who looks may change it
 * @param adds whether who looks may add where it is reached
 * @param referents referents that the partner itself names
 * @param referentsChecked day on which it last said so; empty without one
 */
public record PartnerPage(
        String id,
        String name,
        String about,
        boolean shared,
        boolean ours,
        boolean adds,
        boolean open,
        List<String> postalLines,
        String phone,
        String email,
        String web,
        String checked,
        boolean stale,
        List<Contact> contacts,
        List<OwnReferentsPage.Row> referents,
        String referentsChecked) {

    public record Contact(
            String id,
            String title,
            String role,
            String bestBy,
            String phone,
            String email,
            String hours,
            String notes,
            List<String> postalLines,
            String told,
            boolean ours,
            boolean open) {}
}
