// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * Page to send a letter.
 *
 * @param channel empty until it is chosen
 * @param today the latest day that it may have gone
 */
public record SendPage(
        String id,
        String title,
        String number,
        boolean canMail,
        List<Option> channels,
        String channel,
        String channelText,
        String to,
        String sentOn,
        String message,
        String today,
        boolean warned,
        Problems problems) {}
