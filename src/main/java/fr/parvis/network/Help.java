// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.List;
import java.util.Set;

/** Reasons that people come for, in their own words, and how the sheet of a point tells that it is given there. See decision 0028. */
public enum Help {
    /** Papers to fill in, rights to ask for. */
    PAPERS(List.of("Aide aux démarches administratives"), List.of("france-services"), true),
    /** Bills that are hard to read or to pay. */
    BILLS(List.of(), List.of(), true),
    /** Electricity, gas, water, heating. */
    ENERGY(List.of(), List.of(), true),
    HEALTH(List.of(), List.of("france-services"), true),
    WORK(List.of("Insertion professionnelle via le numérique"), List.of("france-services"), true),
    /** A computer, a telephone, the internet. */
    DIGITAL(
            List.of(
                    "Maîtrise des outils numériques du quotidien",
                    "Accès internet et matériel informatique",
                    "Utilisation sécurisée du numérique",
                    "Compréhension du monde numérique",
                    "Parentalité et éducation avec le numérique",
                    "Loisirs et créations numériques",
                    "Acquisition de matériel informatique à prix solidaire",
                    "Insertion professionnelle via le numérique"),
            List.of("pand"),
            false),
    /** Somebody who writes a letter with them. */
    LETTER(List.of("Aide aux démarches administratives"), List.of(), true);

    private final List<String> services;
    private final List<String> labels;
    private final boolean always;

    Help(List<String> services, List<String> labels, boolean always) {
        this.services = services;
        this.labels = labels;
        this.always = always;
    }

    /** Values of the national standard that say it. */
    public List<String> services() {
        return services;
    }

    /** Labels of the network whose duties hold it. */
    public List<String> labels() {
        return labels;
    }

    /** Whether every PIMMS does it, said or not. */
    public boolean always() {
        return always;
    }

    /**
     * Whether it is given at a point.
     *
     * @param declared its services by the national standard; a point that declares nothing is taken to do what all do
     */
    public boolean at(List<String> declared, List<String> typology, Set<String> ofNetwork) {
        return declared.isEmpty()
                || always && typology.contains("PIMMS")
                || services.stream().anyMatch(declared::contains)
                || labels.stream().anyMatch(ofNetwork::contains);
    }
}
