// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Last days of the entitlements of the association's accounts to act for persons; the module that keeps them implements it. */
public interface Renewals {

    /**
     * @param before the day before which it is to be renewed
     * @param address the page on which it is entered
     */
    record Renewal(LocalDate before, String address) {}

    /** By account; left out is who has none that ends. */
    Map<UUID, Renewal> entitlements();
}
