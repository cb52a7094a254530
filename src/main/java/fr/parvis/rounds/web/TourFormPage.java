// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** A tour being made or changed. */
public record TourFormPage(
        boolean known,
        RoundForm form,
        Problems problems,
        String action,
        String back,
        List<Option> points,
        List<Option> partners) {}
