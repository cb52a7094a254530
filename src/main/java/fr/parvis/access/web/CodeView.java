// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page that asks for the second step.
 *
 * @param returnTo address to go to afterwards
 * @param kept a form that was sent after its session had ended
 * @param readOut whether the code asked for is one that a person in charge reads out
 * @param passkey passkey request for the browser, where the account has a passkey
 */
public record CodeView(
        String returnTo,
        InterruptedForm kept,
        boolean readOut,
        @Nullable String passkey,
        Problems problems) {}
