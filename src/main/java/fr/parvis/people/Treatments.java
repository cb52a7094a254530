// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.List;

/** Register of treatments (record of processing activities, GDPR, article 30) in words, with the terms in force. */
public interface Treatments {

    /**
     * Processing of personal data for one purpose.
     *
     * @param key names it in addresses
     * @param basis legal basis
     * @param who sees the data
     * @param term retention period
     */
    record Treatment(
            String key,
            String title,
            String purpose,
            String basis,
            String data,
            String who,
            String term,
            String safety) {}

    List<Treatment> list();
}
