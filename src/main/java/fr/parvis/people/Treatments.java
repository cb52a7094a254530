package fr.parvis.people;

import java.util.List;

/** The register of treatments in words, with the terms in force (GDPR, article 30). */
public interface Treatments {

    /**
     * What is done with data of persons for one purpose.
     *
     * @param key names it in addresses
     * @param basis what allows it
     * @param who sees the data
     * @param term how long they are kept
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
