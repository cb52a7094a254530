// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * One act: what it counts for and why, and the form to decide otherwise.
 *
 * @param visit address of the visit or activity
 * @param decided whether a person decided already
 */
public record ActPage(
        String action,
        String what,
        String visit,
        String sentence,
        boolean decided,
        String decision,
        List<Option> choices,
        Map<String, String> sent,
        Problems problems,
        boolean mayKeep) {}
