package fr.parvis.access.web;

import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * What the pages of signing in show.
 *
 * @param returnTo where to go afterwards
 * @param kept fields of a form that was sent after its session had ended
 */
public record SignInView(String email, String returnTo, Map<String, List<String>> kept, Problems problems) {}
