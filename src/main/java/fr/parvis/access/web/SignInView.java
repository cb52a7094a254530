package fr.parvis.access.web;

import fr.parvis.shell.Problems;

/**
 * What the pages of signing in show.
 *
 * @param returnTo where to go afterwards
 * @param kept a form that was sent after its session had ended
 */
public record SignInView(String email, String returnTo, InterruptedForm kept, Problems problems) {}
