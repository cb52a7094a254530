// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Page on which assessments begin: with a card, or with a colleague who asks for a second look.
 *
 * @param held cards that were read lately
 * @param looks gestures that colleagues ask to see, too
 * @param figures whether the viewer may see them
 */
public record SkillsPage(String code, List<Line> held, List<Line> looks, boolean figures, Problems problems) {

    public record Line(String href, String text, String icon) {}
}
