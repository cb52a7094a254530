// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.Option;
import java.util.List;

/** Choices of the form of a walk. */
public record WalkChoices(
        List<Option> sectors,
        List<Option> partners,
        List<Option> people,
        List<Option> kinds,
        String oldest,
        String now) {}
