package fr.parvis.access.web;

import fr.parvis.shell.Problems;

/**
 * What the pages of signing in show.
 *
 * @param returnTo where to go afterwards
 * @param kept a form that was sent after its session had ended
 * @param readOut whether the code asked for is one that a person in charge reads out
 */
public record SignInView(String email, String returnTo, InterruptedForm kept, boolean readOut, Problems problems) {}
