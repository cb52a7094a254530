// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * The lists that the form of an activity offers.
 *
 * @param oldest first day that can be said
 */
public record ActivityChoices(
        List<Option> kinds,
        List<Option> partners,
        List<Option> points,
        List<Option> colleagues,
        String today,
        String oldest) {}
