// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * The form of a message to a person.
 *
 * @param sms whether SMS are sent at all
 * @param stopped the person wants no SMS
 * @param before text of the SMS before the typed text, {@code after} after it
 * @param count of the text as it was typed, in words; empty before anything was
 * @param others cost of the letters outside the alphabet of telephones; empty when there are none
 * @param replaced signs that telephones write otherwise; empty when there are none
 * @param alphabet of telephones, for the script; {@code twice} those that count twice; {@code same} pairs of a sign and what it becomes
 */
public record WritePage(
        String id,
        String person,
        String name,
        String text,
        List<Option> channels,
        String channel,
        boolean warned,
        boolean sms,
        boolean stopped,
        String before,
        String after,
        String count,
        String others,
        String replaced,
        String alphabet,
        String twice,
        String same,
        int longest,
        Problems problems) {}
