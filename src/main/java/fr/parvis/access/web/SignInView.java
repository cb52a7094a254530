// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.Problems;

/**
 * Content of the pages of signing in.
 *
 * @param returnTo address to go to afterwards
 * @param kept a form that was sent after its session had ended
 */
public record SignInView(String email, String returnTo, InterruptedForm kept, Problems problems) {}
