// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.util.List;
import java.util.UUID;

/** The demonstration's way in: messages of the last days and calls to make. */
public interface PastMessages {

    /** @param by account that wrote to them */
    record Known(UUID person, String given, String phone, UUID by) {}

    /** Writes one message to each of these persons of the current association, in the states that there are by turns; a second time changes nothing. */
    void load(List<Known> persons);
}
