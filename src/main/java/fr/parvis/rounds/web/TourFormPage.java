// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.Option;
import java.util.List;

/** A tour being made or changed. */
public record TourFormPage(
        boolean known, RoundForm form, String action, String back, List<Option> points, List<Option> partners) {}
