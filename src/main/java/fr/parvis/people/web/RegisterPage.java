// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.people.Treatments;
import fr.parvis.people.domain.KeepFiles;
import fr.parvis.shell.FilledForm;
import java.util.List;

/**
 * The register of treatments with the terms in force, and the proof that files are forgotten.
 *
 * @param soon files that will be forgotten within a month if nothing happens
 * @param ours whether the viewer belongs to an association, whose proofs are shown
 * @param decides whether the viewer decides how long files are kept
 */
public record RegisterPage(
        String place,
        List<Treatments.Treatment> treatments,
        int months,
        List<KeepFiles.Term> terms,
        int soon,
        List<Proof> proofs,
        int proofsPage,
        int proofsPages,
        boolean ours,
        boolean decides,
        FilledForm filled,
        String today) {

    public record Proof(String day, String cause, int files) {}
}
