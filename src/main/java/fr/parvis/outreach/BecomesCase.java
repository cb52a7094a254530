// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.util.UUID;

/** Action of a module when a household of a list becomes somebody whose case is followed; modules contribute theirs as beans. */
public interface BecomesCase {

    /** Inside the transaction that opens the case. What cannot be taken over is left out: the mediator fills it in with the person. */
    void begun(UUID caseFile, Urgency.Facts facts);
}
