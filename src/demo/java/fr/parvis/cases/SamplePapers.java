// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

/** The demonstration's way in: invented papers of a case, in words that say so, made by the module that keeps such papers. */
public interface SamplePapers {

    /**
     * Writes some, in the scope of the case's association and in the name of who follows it. What it would need and is not there, it does without.
     *
     * @param rank of the case among those of the demonstration, from 0 on: each shows another stage
     */
    void write(Cases.Named it, int rank);
}
