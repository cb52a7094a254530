// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.Map;
import java.util.UUID;

/** Partners that may have accounts beside an association; the modules that agree on something with partners say so as beans. */
public interface PartnersWithAccounts {

    /**
     * Names by partner, in the order to show them.
     *
     * @param association nothing is answered when somebody else asks than this association: who agreed with a partner invites it
     */
    Map<UUID, String> list(UUID association);
}
